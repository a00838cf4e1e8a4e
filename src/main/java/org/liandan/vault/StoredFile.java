package org.liandan.vault;

/**
 * A file of a backup.
 *
 * @param path within the folder, with slashes
 * @param sizeBytes its length
 * @param sha256 64 hexadecimal digits
 */
public record StoredFile(String path, long sizeBytes, String sha256) {}
