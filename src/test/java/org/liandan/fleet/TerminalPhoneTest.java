package org.liandan.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TerminalPhoneTest {

    private static final Pattern NORMAL = Pattern.compile("0|[1-9a-f][0-9a-f]{0,19}");

    @Property
    void onlyNumbersInNormalFormAreTaken(
            @ForAll @CharRange(from = '/', to = ':') @CharRange(from = '`', to = 'g') @StringLength(max = 22)
                    String text) {
        if (NORMAL.matcher(text).matches()) {
            assertThat(new TerminalPhone(text).digits()).isEqualTo(text);
        } else {
            assertThatThrownBy(() -> new TerminalPhone(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1 to 20 digits");
        }
    }

    @Test
    void aNumberTakesItsNormalFormInOnePlace() {
        assertThat(TerminalPhone.parse(" 0013977AF0001 ").digits()).isEqualTo("13977af0001");
        assertThat(TerminalPhone.parse("000000").digits()).isEqualTo("0");
    }
}
