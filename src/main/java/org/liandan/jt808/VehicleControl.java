package org.liandan.jt808;

import org.jspecify.annotations.Nullable;

/**
 * 0x8500, control of the vehicle (JT/T 808 clause 8.28, 2019 clause 8.31); answered at once by 0x0001 and, when it is done, by
 * {@link VehicleControlAnswer}. 1 locks the doors before 2019 and opens them from 2019 on; the codec sees to it.
 *
 * @param doors what to do with the doors, or null to leave them alone, which 2019 alone can say
 * @param otherFlags bits 1 to 7 of the flags before 2019, reserved
 * @param otherControls 2019: number of controls in {@code otherBytes}
 * @param otherBytes 2019: controls of the maker's, from the first that is not the doors'. Their parameters have lengths that
 *     only the maker knows, so nothing behind such a control can be read
 */
public record VehicleControl(@Nullable Doors doors, int otherFlags, int otherControls, Bytes otherBytes)
        implements Command {

    public static final int ID = 0x8500;

    /** The doors alone. */
    public VehicleControl(Doors doors) {
        this(doors, 0, 0, Bytes.EMPTY);
    }

    /** @throws IllegalArgumentException if a number does not fit its field, or there are no bytes of the controls or the reverse */
    public VehicleControl {
        Check.octet("otherFlags", otherFlags);
        Check.word("otherControls", otherControls);
        if ((otherFlags & 1) != 0) {
            throw new IllegalArgumentException("bit 0 of otherFlags is that of the doors");
        }
        if (otherControls == 0 != otherBytes.isEmpty()) {
            throw new IllegalArgumentException("otherControls and otherBytes must be there both or neither");
        }
    }

    @Override
    public int messageId() {
        return ID;
    }

    /** What to do with the doors. */
    public enum Doors {
        LOCK,
        UNLOCK
    }
}
