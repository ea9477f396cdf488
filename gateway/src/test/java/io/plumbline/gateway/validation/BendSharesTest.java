package io.plumbline.gateway.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.spine.LumbarShare;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import java.util.List;
import org.junit.jupiter.api.Test;

class BendSharesTest {

    @Test
    void theLibrarysThreeStoopsAreToldFromItsFiveHinges() {
        List<BendShares.Bend> bends =
                BendShares.of(ScenarioLibrary.find("hip-hinge").orElseThrow(), 1);

        assertThat(bends)
                .extracting(bend -> bend.said() <= LumbarShare.HINGE_AT_MOST)
                .containsExactly(true, true, false, true, true, false, true, false);
        assertThat(bends).allSatisfy(bend -> assertThat(Math.abs(bend.error())).isLessThan(0.02));
    }
}
