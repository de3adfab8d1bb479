export { type City, city, cityNames, readCity } from './city.js';
