package io.plumbline.gateway.cli;

import static io.plumbline.gateway.cli.Ran.plumbline;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FitCommandTest {

    @Test
    void aBowThatIsUnderstoodEndsIt() {
        Ran ran = plumbline("fit", "--sensor", "sacrum=sim:squats", "--sensor", "t12=sim:squats", "--speed", "max");

        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .contains(FittingGuide.BEGIN, "Axes found from your bow.", "sacrum sits right", "t12 sits right");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void whereNobodyBowsItIsSaidWhatToDoAndTheStatusIsOne() {
        Ran ran = plumbline("fit", "--sensor", "sim:lying-at-the-start", "--for", "1s");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("How the sensors sit is still not known.");
    }

    @Test
    void aSensorThatIsNoneIsAWrongCommandLine() {
        assertThat(plumbline("fit", "--sensor", "bla:squats").status()).isEqualTo(2);
    }
}
