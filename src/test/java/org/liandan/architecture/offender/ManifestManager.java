package org.liandan.architecture.offender;

/** A name that says nothing. */
public final class ManifestManager {

    private ManifestManager() {}
}
