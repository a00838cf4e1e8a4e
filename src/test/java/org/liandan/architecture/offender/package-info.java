/** Classes that break a rule on purpose; {@code RulesBiteTest} shows them to it. */
@NullMarked
package org.liandan.architecture.offender;

import org.jspecify.annotations.NullMarked;
