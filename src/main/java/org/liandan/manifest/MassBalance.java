package org.liandan.manifest;

import java.math.BigDecimal;

/**
 * What a place must have lying there, in m³ (R-614: in − out − stock). Nothing comes out of a place that did not come in;
 * sorting loosens what it sorts, so a share of what came in is granted on top.
 *
 * @param openingM3 what lay there when the books were opened
 * @param inM3 accepted by the place's receipts
 * @param outM3 left on manifests that were issued and not cancelled; what was refused at the gate never came in
 * @param residueM3 handed to the disposal of household waste, outside the system
 */
public record MassBalance(BigDecimal openingM3, BigDecimal inM3, BigDecimal outM3, BigDecimal residueM3) {

    /** A place that nothing has come to yet. */
    public static final MassBalance EMPTY =
            new MassBalance(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** What must lie there; below zero only within the tolerance. */
    public BigDecimal stockM3() {
        return openingM3.add(inM3).subtract(outM3).subtract(residueM3);
    }

    /**
     * The most that may still leave.
     *
     * @param tolerance share of what came in that is granted on top, for instance 0.10
     */
    public BigDecimal availableM3(BigDecimal tolerance) {
        return stockM3().add(openingM3.add(inM3).multiply(tolerance));
    }

    /** Whether no more has left than can have been there. */
    public boolean holds(BigDecimal tolerance) {
        return availableM3(tolerance).signum() >= 0;
    }

    /** With a volume accepted besides; a correction may take some away again. */
    public MassBalance plusIn(BigDecimal m3) {
        return new MassBalance(openingM3, inM3.add(m3), outM3, residueM3);
    }

    /** With a volume sent onwards besides. */
    public MassBalance plusOut(BigDecimal m3) {
        return new MassBalance(openingM3, inM3, outM3.add(m3), residueM3);
    }

    /** With a volume disposed of as residue besides. */
    public MassBalance plusResidue(BigDecimal m3) {
        return new MassBalance(openingM3, inM3, outM3, residueM3.add(m3));
    }
}
