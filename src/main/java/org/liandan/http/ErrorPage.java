package org.liandan.http;

/** How an error looks to a person in a browser; requests outside {@code /api} that accept HTML get this. */
public interface ErrorPage {

    /**
     * Draws the page.
     *
     * @param status HTTP status
     * @param detail what went wrong, in words
     * @return a whole HTML page
     */
    String render(int status, String detail);
}
