export { city, cityNames, readCity } from './city.js';
