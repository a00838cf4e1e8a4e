package org.liandan.manifest.store;

import java.time.Instant;
import org.liandan.manifest.Manifest;

/**
 * A manifest as it stands in the database.
 *
 * @param manifest its state and content
 * @param version counts its changes from 0
 * @param updatedAt when it changed last
 * @param edition counts the contents that have been in force, from 1; a correction makes the next
 */
public record StoredManifest(Manifest manifest, int version, Instant updatedAt, int edition) {}
