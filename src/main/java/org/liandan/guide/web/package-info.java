/** How to work with the system: help in the words of each person who uses it, and the parts that its pages are made of. */
@NullMarked
package org.liandan.guide.web;

import org.jspecify.annotations.NullMarked;
