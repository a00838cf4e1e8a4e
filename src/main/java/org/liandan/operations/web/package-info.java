/** The operator's pages: is the server well, what does it do by itself, what will hold tomorrow. */
@NullMarked
package org.liandan.operations.web;

import org.jspecify.annotations.NullMarked;
