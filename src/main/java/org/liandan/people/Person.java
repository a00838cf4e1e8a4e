package org.liandan.people;

import java.util.Set;

/**
 * By what a person is known here.
 *
 * @param phones in normal form
 * @param usernames of accounts
 */
public record Person(Set<String> phones, Set<String> usernames) {

    public Person {
        phones = Set.copyOf(phones);
        usernames = Set.copyOf(usernames);
    }
}
