package io.plumbline.gateway.mqtt;

import com.fasterxml.jackson.core.JsonGenerator;
import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.analytics.session.SessionSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What Home Assistant needs to make a device of a wearer: one retained message that names its entities, where their
 * states are published and how they are read from them (device discovery, since Home Assistant 2024.11, <a
 * href="https://www.home-assistant.io/integrations/mqtt/#mqtt-discovery">described there</a>). {@code
 * docs/home-assistant.md} lists them.
 */
public final class HomeAssistant {

    /** The prefix of discovery topics where Home Assistant was not told otherwise. */
    public static final String USUAL_PREFIX = "homeassistant";

    /** Where Home Assistant says that it has started, whatever the prefix, if it was not told otherwise. */
    private static final String USUAL_STATUS = USUAL_PREFIX + "/status";

    /** Angles come five times a second; without one for this long nobody knows how the wearer stands. */
    private static final int ANGLES_EXPIRE_SECONDS = 5;

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*");
    private static final int AT_LEAST_ONCE = 1;

    private final String prefix;
    private final String wearer;
    private final Topics topics;
    private final List<Placement> placements;
    private final List<String> exercises;

    /**
     * Of a session that happens now.
     *
     * @param prefix see {@link #checkedPrefix}
     * @param wearer alias, see {@link Topics#checkedAlias}
     */
    HomeAssistant(String prefix, String wearer, SessionSettings settings) {
        this.prefix = checkedPrefix(prefix);
        this.wearer = wearer;
        this.topics = Topics.live(wearer);
        this.placements =
                settings.sensors().stream().map(SensorSettings::placement).toList();
        this.exercises = settings.exercises().stream().map(Exercise::name).toList();
    }

    /**
     * The prefix itself, where it can be one.
     *
     * @throws IllegalArgumentException if it can't be the beginning of a topic; the message says what to write
     */
    public static String checkedPrefix(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("a prefix of Home Assistant's discovery is like '" + USUAL_PREFIX
                    + "', of a-z A-Z 0-9 _ - and / between; was '" + prefix + "'");
        }
        return prefix;
    }

    /** Where the entities of a wearer are told. */
    static String topic(String prefix, String wearer) {
        return prefix + "/device/" + wearer + "/config"; // The alias alone, as lists of who may write what need it.
    }

    String topic() {
        return topic(prefix, wearer);
    }

    /** Where Home Assistant says that it has started. */
    List<String> statusTopics() {
        String own = prefix + "/status";
        return own.equals(USUAL_STATUS) ? List.of(own) : List.of(USUAL_STATUS, own);
    }

    /** The message that names all entities. */
    String payload() {
        return Payloads.object(out -> {
            writeDevice(out);
            out.writeObjectFieldStart("components");
            for (Map.Entry<String, Component> component : components().entrySet()) {
                out.writeObjectFieldStart(component.getKey());
                component.getValue().write(out);
                out.writeEndObject();
            }
            out.writeEndObject();
        });
    }

    private void writeDevice(JsonGenerator out) throws IOException {
        String packaged = HomeAssistant.class.getPackage().getImplementationVersion();
        String version = packaged == null ? "not packaged" : packaged;
        out.writeObjectFieldStart("device");
        out.writeArrayFieldStart("identifiers");
        out.writeString(id(wearer));
        out.writeEndArray();
        out.writeStringField("name", "Plumbline " + wearer);
        out.writeStringField("manufacturer", "Plumbline");
        out.writeStringField("model", "Posture during back exercises");
        out.writeStringField("sw_version", version);
        out.writeEndObject();
        out.writeObjectFieldStart("origin");
        out.writeStringField("name", "Plumbline");
        out.writeStringField("sw_version", version);
        out.writeEndObject();
    }

    private static String id(String wearer) {
        return "plumbline_" + wearer;
    }

    private Map<String, Component> components() {
        Map<String, Component> all = new TreeMap<>();
        states(all);
        angles(all);
        batteries(all);
        controls(all);
        return all;
    }

    private void states(Map<String, Component> all) {
        all.put(
                "problem",
                named("binary_sensor", "problem", "Alert stands")
                        .with("device_class", "problem")
                        .with("state_topic", topics.of("active"))
                        .with("value_template", "{{ value_json.alerts | count > 0 }}")
                        .with("payload_on", "True")
                        .with("payload_off", "False")
                        .with("json_attributes_topic", topics.of("active"))
                        .with("availability_topic", topics.of("availability")));
        all.put( // Has no availability of its own: it says what would make the others unavailable.
                "connectivity",
                named("binary_sensor", "connectivity", "Sensors send")
                        .with("device_class", "connectivity")
                        .with("entity_category", "diagnostic")
                        .with("state_topic", topics.of("availability"))
                        .with("payload_on", Availability.ONLINE)
                        .with("payload_off", Availability.OFFLINE));
        all.put(
                "alert",
                named("event", "alert", "Alert")
                        .with("event_types", List.of("raised", "escalated", "cleared"))
                        .with("state_topic", topics.of("alert"))
                        .with("value_template", "{{ dict(value_json, event_type=value_json.state) | to_json }}")
                        .with("availability_topic", topics.of("availability")));
        all.put(
                "repetitions",
                named("sensor", "repetitions", "Repetitions")
                        .with("icon", "mdi:counter")
                        .with("state_class", "measurement")
                        .with("state_topic", topics.of("state"))
                        .with("value_template", "{{ value_json.repetitions }}")
                        .with("availability_topic", topics.of("availability")));
    }

    private void angles(Map<String, Component> all) {
        all.put("inclination", angle("inclination", "Inclination", "sagittal_deg"));
        all.put(
                "lumbar_flexion",
                placements.size() > 1
                        ? angle("lumbar_flexion", "Lumbar flexion", "lumbar_flexion_deg")
                        : removed("sensor"));
    }

    /** Whole degrees, so that a back that is still does not fill Home Assistant's history. */
    private Component angle(String key, String name, String field) {
        return named("sensor", key, name)
                .with("icon", "mdi:angle-acute")
                .with("unit_of_measurement", "°")
                .with("state_class", "measurement")
                .with("suggested_display_precision", 0)
                .with("state_topic", topics.of("posture"))
                .with(
                        "value_template",
                        "{{ value_json." + field + " | round(0) if value_json." + field + " is defined else 'None' }}")
                .with("expire_after", ANGLES_EXPIRE_SECONDS)
                .with("availability_topic", topics.of("availability"));
    }

    /** One for each sensor that is worn. It keeps its last value when the session is over, and goes with its sensor. */
    private void batteries(Map<String, Component> all) {
        for (Placement placement : Placement.values()) {
            String key = "battery_" + placement.word();
            all.put(
                    key,
                    placements.contains(placement)
                            ? named("sensor", key, "Battery " + placement.word())
                                    .with("device_class", "battery")
                                    .with("entity_category", "diagnostic")
                                    .with("unit_of_measurement", "%")
                                    .with("state_class", "measurement")
                                    .with("state_topic", topics.sensor(placement))
                                    .with("value_template", "{{ value_json.battery_percent | default('') }}")
                            : removed("sensor"));
        }
    }

    private void controls(Map<String, Component> all) {
        all.put(
                "exercise",
                control("select", "exercise", "Exercise")
                        .with("icon", "mdi:weight-lifter")
                        .with("options", exercises)
                        .with("state_topic", topics.of("state"))
                        .with("value_template", "{{ value_json.exercise }}")
                        .with("command_template", "{\"command\":\"start\",\"exercise\":{{ value | to_json }}}"));
        all.put(
                "pause",
                control("switch", "pause", "Pause")
                        .with("icon", "mdi:pause-circle")
                        .with("state_topic", topics.of("state"))
                        .with("value_template", "{{ value_json.paused }}")
                        .with("state_on", "True")
                        .with("state_off", "False")
                        .with("payload_on", "{\"command\":\"pause\"}")
                        .with("payload_off", "{\"command\":\"resume\"}"));
        all.put(
                "calibrate",
                control("button", "calibrate", "Calibrate")
                        .with("icon", "mdi:human-handsdown")
                        .with("payload_press", "{\"command\":\"calibrate\"}"));
    }

    private Component control(String platform, String key, String name) {
        return named(platform, key, name)
                .with("command_topic", topics.of("command"))
                .with("qos", AT_LEAST_ONCE)
                .with("availability_topic", topics.of("availability"));
    }

    private Component named(String platform, String key, String name) {
        return removed(platform).with("unique_id", id(wearer) + "_" + key).with("name", name);
    }

    /** A component of which there is nothing but the platform is one that Home Assistant takes away. */
    private static Component removed(String platform) {
        return new Component(new ArrayList<>()).with("platform", platform);
    }

    private record Component(List<Map.Entry<String, Object>> fields) {

        Component with(String key, Object value) {
            fields.add(Map.entry(key, value));
            return this;
        }

        void write(JsonGenerator out) throws IOException {
            for (Map.Entry<String, Object> field : fields) {
                out.writeFieldName(field.getKey());
                write(field.getValue(), out);
            }
        }

        private static void write(Object value, JsonGenerator out) throws IOException {
            if (value instanceof List<?> list) {
                out.writeStartArray();
                for (Object one : list) {
                    write(one, out);
                }
                out.writeEndArray();
            } else if (value instanceof Integer number) {
                out.writeNumber(number);
            } else {
                out.writeString(value.toString());
            }
        }
    }
}
