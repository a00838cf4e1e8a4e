/**
 * What makes a manifest's history hold in court: each step a canonical document, hashed over the step before it (SM3) and signed by
 * the organisation that took it (SM2); proofs that anybody can check, anchors over a day, and the code on the certificate. Pure; the
 * curve and the hash come from BouncyCastle. Keys at rest and tables are the business of {@code manifest.store}.
 */
@NullMarked
package org.liandan.manifest.seal;

import org.jspecify.annotations.NullMarked;
