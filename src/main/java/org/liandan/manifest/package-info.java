/** The electronic transfer manifest 建筑垃圾电子转移联单 (notice 二（二）2): sealed states, stage contents, rules as named functions, numbers. Pure; persistence lives in {@code manifest.store}. */
@NullMarked
package org.liandan.manifest;

import org.jspecify.annotations.NullMarked;
