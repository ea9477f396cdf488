// Processor time of one update of npm's ahrs: node ahrs-speed.js AHRS_MODULE SAMPLES_FILE
// SAMPLES_FILE: for each sample six doubles in this machine's order, angular rate in rad/s, specific force in m/s².
// Prints a line for each algorithm: its name, and the nanoseconds of an update in the least of 15 passes.
'use strict';

const fs = require('fs');

const AHRS = require(process.argv[2]);
const bytes = fs.readFileSync(process.argv[3]);
const s = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
let sum = 0;

function nanosecondsOfAPass(algorithm) {
  const filter = new AHRS({ sampleInterval: 10, algorithm });
  const before = process.cpuUsage();
  for (let i = 0; i < s.length; i += 6) {
    filter.update(s[i], s[i + 1], s[i + 2], s[i + 3] / 9.81, s[i + 4] / 9.81, s[i + 5] / 9.81);
    const q = filter.getQuaternion();
    sum += q.w + q.x + q.y + q.z;
  }
  const used = process.cpuUsage(before);
  return ((used.user + used.system) * 1000) / (s.length / 6);
}

for (const algorithm of ['Madgwick', 'Mahony']) {
  for (let pass = 0; pass < 20; pass++) nanosecondsOfAPass(algorithm); // until it is compiled
  let least = Infinity;
  for (let pass = 0; pass < 15; pass++) least = Math.min(least, nanosecondsOfAPass(algorithm));
  if (!Number.isFinite(sum)) throw new Error('ahrs gave no number');
  console.log(`ahrs${algorithm} ${least.toFixed(1)}`);
}
