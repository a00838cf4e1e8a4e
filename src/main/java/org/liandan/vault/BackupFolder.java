package org.liandan.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.liandan.party.Sentence;

/** The folder of a backup: written under another name and renamed when it is whole, so that what has the name is one. */
public final class BackupFolder {

    private static final int BUFFER = 1 << 16;

    private BackupFolder() {}

    /** Under which a folder is written that shall have that name. */
    public static Path unfinished(Path folder) {
        return folder.resolveSibling("." + folder.getFileName() + ".part");
    }

    /** Copies a tree; nothing is copied where there is none. What is written meanwhile may or may not be in it. */
    public static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        for (Path file : files(from)) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            if (Files.exists(file)) {
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** All files of a folder with their hashes, in the order of their names, on the disk when this returns. */
    public static List<StoredFile> list(Path folder) throws IOException {
        List<StoredFile> files = new ArrayList<>();
        for (Path file : files(folder)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            files.add(new StoredFile(name(folder, file), Files.size(file), sha256(file)));
        }
        return files;
    }

    /**
     * What is not as the backup says it is; empty when all is there and nothing else.
     *
     * @param folder with the backup
     * @param backup what stands in its {@value Backup#FILE}
     */
    public static List<Sentence> flaws(Path folder, Backup backup) throws IOException {
        if (backup.format() != Backup.FORMAT) {
            return List.of(new Sentence(
                    "备份格式 " + backup.format() + " 不是本版本所能读取的 " + Backup.FORMAT,
                    "the backup's format is " + backup.format() + ", this version reads " + Backup.FORMAT));
        }
        Map<String, StoredFile> expected = new HashMap<>();
        backup.files().forEach(file -> expected.put(file.path(), file));
        List<Sentence> flaws = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = name(folder, file);
            StoredFile stored = expected.remove(name);
            if (stored == null) {
                if (!name.equals(Backup.FILE)) {
                    flaws.add(new Sentence("多出文件 " + name, "the file " + name + " does not belong to it"));
                }
            } else if (Files.size(file) != stored.sizeBytes() || !sha256(file).equals(stored.sha256())) {
                flaws.add(new Sentence("文件 " + name + " 已被改动", "the file " + name + " is not what was written"));
            }
        }
        expected.keySet().stream()
                .sorted()
                .forEach(name -> flaws.add(new Sentence("缺少文件 " + name, "the file " + name + " is missing")));
        if (backup.files().stream().noneMatch(file -> file.path().equals(Backup.DATABASE))) {
            flaws.add(new Sentence("备份中没有数据库", "the backup holds no database"));
        }
        return flaws;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            // a link would lead out of the folder
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
