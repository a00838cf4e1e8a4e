/** What is held about one person, for administrators: REST and page. */
@NullMarked
package org.liandan.people.web;

import org.jspecify.annotations.NullMarked;
