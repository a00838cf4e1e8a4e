package org.liandan.manifest.web;

import java.util.List;

/**
 * The carrier's form with what its driver chooses from.
 *
 * @param form the stage's fields
 * @param vehicles the carrier's trucks that are free
 * @param busyVehicles those under way, each with its reason
 * @param drivers its drivers, and "somebody else", which opens the fields for name and phone
 * @param otherDriver whether those fields are shown as the page opens
 * @param card whose card the chosen truck's terminal has read, a sentence; empty when none is known to be in
 */
public record CarriageForm(
        StageForm form,
        List<Choice> vehicles,
        List<Choice> busyVehicles,
        List<Choice> drivers,
        boolean otherDriver,
        String card) {

    /** With that truck alone to choose from, if the carrier has it. */
    CarriageForm only(String plate) {
        List<Choice> named = vehicles.stream()
                .filter(choice -> choice.value().equals(plate))
                .map(Choice::theOnlyOne)
                .toList();
        List<Choice> busy = busyVehicles.stream()
                .filter(choice -> choice.value().equals(plate))
                .toList();
        return new CarriageForm(form, named, busy, drivers, otherDriver, card);
    }

    /** Value of the choice that opens the fields for a driver who is not in the registry. */
    static final String OTHER = "other";
}
