package org.liandan.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFolderTest {

    @TempDir
    Path folder;

    private Backup backup = new Backup(Backup.FORMAT, "1", "28", Instant.EPOCH, Map.of(), List.of());

    @BeforeEach
    void aBackupWithADatabaseAndAPhoto() throws IOException {
        Files.writeString(folder.resolve(Backup.DATABASE), "the database");
        Files.createDirectories(folder.resolve("files/media/2026"));
        Files.writeString(folder.resolve("files/media/2026/photo.jpg"), "a photo");
        backup = of(BackupFolder.list(folder));
        Files.writeString(folder.resolve(Backup.FILE), "{}");
    }

    @Test
    void whatNobodyTouchedIsWhole() throws IOException {
        assertThat(BackupFolder.flaws(folder, backup)).isEmpty();
    }

    @Test
    void filesAreListedByTheirPlaceInTheFolder() {
        assertThat(backup.files())
                .extracting(StoredFile::path)
                .containsExactly(Backup.DATABASE, "files/media/2026/photo.jpg");
    }

    @Test
    void aChangedByteIsFound() throws IOException {
        Files.writeString(folder.resolve("files/media/2026/photo.jpg"), "a phoxo");

        assertThat(BackupFolder.flaws(folder, backup))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.both()).contains("photo.jpg"));
    }

    @Test
    void aMissingFileIsFound() throws IOException {
        Files.delete(folder.resolve(Backup.DATABASE));

        assertThat(BackupFolder.flaws(folder, backup))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.both()).contains(Backup.DATABASE));
    }

    @Test
    void aFileThatDoesNotBelongToItIsFound() throws IOException {
        Files.writeString(folder.resolve("files/more.txt"), "?");

        assertThat(BackupFolder.flaws(folder, backup)).hasSize(1);
    }

    @Test
    void aListWithoutADatabaseIsNone() throws IOException {
        Files.delete(folder.resolve(Backup.DATABASE));

        assertThat(BackupFolder.flaws(folder, of(List.of(backup.files().get(1)))))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.both()).contains("database"));
    }

    @Test
    void aFormatOfALaterVersionIsRefusedWhole() throws IOException {
        Backup later = new Backup(Backup.FORMAT + 1, "2", "99", Instant.EPOCH, Map.of(), backup.files());

        assertThat(BackupFolder.flaws(folder, later)).hasSize(1);
    }

    @Test
    void aLinkThatLeadsOutOfAFolderIsNotCopied(@TempDir Path other) throws IOException {
        Path secret = Files.writeString(other.resolve("secret"), "secret");
        Files.createSymbolicLink(folder.resolve("files/link"), secret);

        BackupFolder.copy(folder.resolve("files"), other.resolve("copy"));

        assertThat(other.resolve("copy/media/2026/photo.jpg")).hasContent("a photo");
        assertThat(other.resolve("copy/link")).doesNotExist();
    }

    @Test
    void nothingIsCopiedFromWhereNothingIs() throws IOException {
        BackupFolder.copy(folder.resolve("nowhere"), folder.resolve("copy"));

        assertThat(folder.resolve("copy")).doesNotExist();
    }

    private static Backup of(List<StoredFile> files) {
        return new Backup(Backup.FORMAT, "1", "28", Instant.EPOCH, Map.of(), files);
    }
}
