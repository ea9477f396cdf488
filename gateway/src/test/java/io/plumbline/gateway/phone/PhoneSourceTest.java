package io.plumbline.gateway.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.source.LinkEvent.State;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PhoneSourceTest {

    private static final SensorSettings SENSOR = new SensorSettings(Placement.SACRUM, null, 100);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Receiving receiving = new Receiving();
    private PhoneSource source;

    @BeforeEach
    void listen() throws IOException {
        source = PhoneSource.listen(PhoneAddress.parse("0"), SENSOR, AccelerometerSigns.ANDROID);
        source.start(receiving);
    }

    @AfterEach
    void close() {
        source.close();
    }

    private HttpResponse<String> post(byte[] body) throws Exception {
        return client.send(request().POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + source.address().getPort() + "/data"));
    }

    @Test
    void messagesBecomeSamplesWithTheTimeOfTheirArrival() throws Exception {
        double before = System.nanoTime() * 1e-9;

        HttpResponse<String> answer =
                post(Messages.ofSession("a").standing(0, 10).number(0));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(receiving.samples()).hasSize(10);
        assertThat(receiving.samples().get(0).arrivalSeconds()).isBetween(before, System.nanoTime() * 1e-9);
        assertThat(receiving.samples().get(0).az()).isEqualTo(9.81);
    }

    @Test
    void itSaysWhatToTypeIntoTheApp() {
        await().until(() -> !receiving.links().isEmpty());

        assertThat(receiving.links().get(0).state()).isEqualTo(State.SEARCHING);
        assertThat(receiving.links().get(0).message())
                .contains("http://127.0.0.1:" + source.address().getPort() + "/");
    }

    @Test
    void whatIsNoMessageIsAnsweredWithTheReasonAndTheNextIsTaken() throws Exception {
        assertThat(post("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(new byte[(1 << 20) + 1]).statusCode()).isEqualTo(413);
        assertThat(post(Messages.ofSession("a").standing(0, 1).number(0)).statusCode())
                .isEqualTo(200);

        assertThat(receiving.samples()).hasSize(1);
        assertThat(source.notices()).hasSize(1);
    }

    @Test
    void aBrowserIsToldWhatThisIs() throws Exception {
        assertThat(client.send(request().GET().build(), BodyHandlers.ofString()).body())
                .contains("Sensor Logger");
    }

    @Test
    void itIsASensorWithAClockOfItsOwn() {
        assertThat(source.facts().sensors()).containsExactly(SENSOR);
        assertThat(source.facts().ownClocks()).isTrue();
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        String taken = "127.0.0.1:" + source.address().getPort();

        assertThatThrownBy(() -> PhoneSource.listen(PhoneAddress.parse(taken), SENSOR, AccelerometerSigns.ANDROID))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(taken)
                .hasMessageContaining("Is the port taken");
    }
}
