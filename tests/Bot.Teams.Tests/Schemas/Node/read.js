// Reads Adaptive Cards, given as an array, with the library the clients are built on, as a client that knows version 1.5.
const { AdaptiveCard, SerializationContext, Version } = require('adaptivecards/dist/adaptivecards.min.js');

const complaints = (json) => {
  const context = new SerializationContext(new Version(1, 5));
  new AdaptiveCard().parse(json, context);
  return Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
};
process.stdout.write(JSON.stringify(JSON.parse(require('fs').readFileSync(0, 'utf8')).map(complaints)));
