package org.liandan.party;

/**
 * One statement to a person, in both languages of the system.
 *
 * @param chinese the sentence as an officer or a driver reads it
 * @param english the same for people who run or integrate the system
 */
public record Sentence(String chinese, String english) {

    /** A statement that reads the same in both: a number, a plate, a code. */
    public static Sentence same(Object word) {
        return new Sentence(word.toString(), word.toString());
    }

    /** Both, Chinese first, as error messages of the API carry it. */
    public String both() {
        return chinese + " " + english;
    }

    @Override
    public String toString() {
        return both();
    }
}
