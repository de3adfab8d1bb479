/** Kinds of amounts; the place in the list is a name for trees to split on. */
export const amountKinds: readonly string[] = [
  'money',
  'share',
  'ratio',
  'area',
  'volume',
  'length',
  'weight',
  'energy',
  'temperature',
  'wind',
  'duration',
  'age',
  'speed',
  'people',
  'count',
];
