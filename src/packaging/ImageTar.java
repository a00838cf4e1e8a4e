import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.Ports;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes a container image as a tar file, from folders, without a daemon and without a registry.
 *
 * <p>Arguments: the file, name and tag, seconds since the epoch of the commit, the file with what the server is started with (an
 * argument a line), the commit, and then for each layer
 * {@code NAME=FOLDER}, from the one that changes least to the one that changes most; a folder's content lies in the image's root.
 */
final class ImageTar {

    /** No user of any machine. */
    private static final String USER = "10001:10001";
    /** Of every file, so that a layer whose files are the same is the same layer, whenever it is made. */
    private static final Instant FILE_TIME = Instant.EPOCH.plusSeconds(1);

    private ImageTar() {}

    public static void main(String[] arguments) throws Exception {
        Path tar = Path.of(arguments[0]).toAbsolutePath();
        String name = arguments[1];
        Instant time = Instant.ofEpochSecond(Long.parseLong(arguments[2]));
        List<String> entrypoint = Files.readAllLines(Path.of(arguments[3]));
        JibContainerBuilder image = Jib.fromScratch()
                .setFormat(ImageFormat.OCI)
                .setPlatforms(Set.of(new Platform(architecture(), "linux")))
                .setCreationTime(time)
                .setUser(USER)
                .setExposedPorts(Ports.parse(List.of("8080", "7611", "7612")))
                .addEnvironmentVariable("LANG", "C.UTF-8")
                .addLabel("org.opencontainers.image.title", "Liandan 联单")
                .addLabel("org.opencontainers.image.version", name.substring(name.indexOf(':') + 1))
                .addLabel("org.opencontainers.image.revision", arguments[4])
                .addLabel("org.opencontainers.image.licenses", "Apache-2.0")
                .setEntrypoint(entrypoint);
        for (String layer : List.of(arguments).subList(5, arguments.length)) {
            int end = layer.indexOf('=');
            image.addFileEntriesLayer(layer(layer.substring(0, end), Path.of(layer.substring(end + 1))));
        }
        Path cache = Files.createTempDirectory("liandan-image");
        JibContainer made = image.containerize(Containerizer.to(TarImage.at(tar).named(name))
                .setOfflineMode(true)
                .setApplicationLayersCache(cache)
                .setBaseImageLayersCache(cache));
        System.out.println(made.getDigest());
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    }

    /** In the order of names, so that the same folder gives the same layer. */
    private static FileEntriesLayer layer(String name, Path folder) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> !file.equals(folder)).sorted().forEach(file -> {
                AbsoluteUnixPath path =
                        AbsoluteUnixPath.get("/" + folder.relativize(file).toString().replace('\\', '/'));
                layer.addEntry(file, path, permissions(file), FILE_TIME);
            });
        }
        return layer.build();
    }

    private static FilePermissions permissions(Path file) {
        try {
            return FilePermissions.fromPosixFilePermissions(
                    Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
