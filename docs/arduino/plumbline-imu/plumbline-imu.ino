// A sensor for Plumbline: Arduino Nano 33 BLE Sense (first edition, LSM9DS1) or Nano 33 BLE.
//
// Libraries (Arduino IDE, Tools > Manage Libraries): ArduinoBLE, Arduino_LSM9DS1.
// It advertises as "Plumbline IMU", waits for a 1 in its control characteristic, and then sends packets of
//
//   u32  time of the last sample, in microseconds since power-on (starts at 0 again after 71.6 minutes)
//   u16  sequence number of the packet
//   6 x  { i16 ax, ay, az in 1/8 mg;  i16 gx, gy, gz in 1/16 degree/s }        all little-endian, 78 bytes
//
// which docs/arduino/plumbline-imu.yaml describes. Change both together.

#include <ArduinoBLE.h>
#include <Arduino_LSM9DS1.h>

const int SAMPLES = 6;
const int HEAD_BYTES = 6;
const int SAMPLE_BYTES = 12;
const int PACKET_BYTES = HEAD_BYTES + SAMPLES * SAMPLE_BYTES;

const float FORCE_COUNTS_PER_G = 8000.0f;  // 1/8 mg: the part's range of 4 g just fits
const float RATE_COUNTS_PER_DPS = 16.0f;   // 1/16 degree/s: so does its range of 2000 degrees/s

BLEService service("7d3f0001-5a0c-4c1e-9a53-2f6f1c0a9e10");
BLECharacteristic data("7d3f0002-5a0c-4c1e-9a53-2f6f1c0a9e10", BLENotify, PACKET_BYTES, true);
BLEByteCharacteristic control("7d3f0003-5a0c-4c1e-9a53-2f6f1c0a9e10", BLEWrite);

byte packet[PACKET_BYTES];
int filled = 0;
uint16_t sequence = 0;

void putU16(int at, uint16_t value) {
  packet[at] = value & 0xFF;
  packet[at + 1] = value >> 8;
}

void putU32(int at, uint32_t value) {
  putU16(at, value & 0xFFFF);
  putU16(at + 2, value >> 16);
}

int16_t counts(float value, float perUnit) {
  float scaled = value * perUnit;
  if (scaled > 32767.0f) return 32767;
  if (scaled < -32768.0f) return -32768;
  return (int16_t) (scaled < 0 ? scaled - 0.5f : scaled + 0.5f);
}

void takeSample() {
  float ax, ay, az, gx, gy, gz;
  IMU.readAcceleration(ax, ay, az);  // g
  IMU.readGyroscope(gx, gy, gz);     // degrees/s
  int at = HEAD_BYTES + filled * SAMPLE_BYTES;
  // Whether these axes are right-handed differs from part to part and from library to library: check yours as
  // docs/sensors.md says. A wrong sign is put right by a minus before the scale in plumbline-imu.yaml.
  putU16(at, (uint16_t) counts(ax, FORCE_COUNTS_PER_G));
  putU16(at + 2, (uint16_t) counts(ay, FORCE_COUNTS_PER_G));
  putU16(at + 4, (uint16_t) counts(az, FORCE_COUNTS_PER_G));
  putU16(at + 6, (uint16_t) counts(gx, RATE_COUNTS_PER_DPS));
  putU16(at + 8, (uint16_t) counts(gy, RATE_COUNTS_PER_DPS));
  putU16(at + 10, (uint16_t) counts(gz, RATE_COUNTS_PER_DPS));
  filled++;
}

void sendPacket() {
  putU32(0, micros());
  putU16(4, sequence++);
  data.writeValue(packet, PACKET_BYTES);
  filled = 0;
}

void setup() {
  pinMode(LED_BUILTIN, OUTPUT);
  if (!IMU.begin() || !BLE.begin()) {
    while (true) {  // The lamp blinks fast: no IMU or no radio.
      digitalWrite(LED_BUILTIN, (millis() / 100) % 2);
    }
  }
  BLE.setLocalName("Plumbline IMU");
  BLE.setDeviceName("Plumbline IMU");
  BLE.setConnectionInterval(0x0006, 0x0018);  // 7.5 to 30 ms
  BLE.setAdvertisedService(service);
  service.addCharacteristic(data);
  service.addCharacteristic(control);
  BLE.addService(service);
  BLE.advertise();
}

void loop() {
  BLEDevice central = BLE.central();
  if (!central) {
    return;
  }
  digitalWrite(LED_BUILTIN, HIGH);
  control.writeValue((byte) 0);
  filled = 0;
  while (central.connected()) {
    bool measuring = control.value() == 1;
    if (measuring && IMU.accelerationAvailable() && IMU.gyroscopeAvailable()) {
      takeSample();
      if (filled == SAMPLES) {
        sendPacket();
      }
    } else if (!measuring) {
      filled = 0;
      BLE.poll();
    }
  }
  digitalWrite(LED_BUILTIN, LOW);
}
