package org.liandan.track.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.TestTruck;

/** A day goes to a file before its table goes, and comes back from it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DayArchiveTest {

    private static final LocalDate DAY = LocalDate.of(2008, 8, 8);

    @TempDir
    private Path folder;

    @Inject
    PositionPartitions partitions;

    @Inject
    DayArchive archive;

    @Inject
    DayClosing closing;

    @Inject
    PartitionKeeper keeper;

    @BeforeEach
    void aDayOfThreeReports() throws SQLException {
        partitions.createAhead(DAY, 1);
        TestTruck.query("""
                insert into position
                select '2008-08-08 20:08:00+08'::timestamptz + i * interval '1 s', '2008-08-08 20:08:09.123456+08', 9 - i,
                    77, -109840001, 40650002, -2147483648, 3, -1, -1, 299, 271, -7, 12, 256 + i
                from generate_series(0, 2) i""");
    }

    @AfterEach
    void dropTheDay() {
        TestTruck.query("drop table if exists position_p20080808");
    }

    @Test
    void aDayComesBackFromItsFileAsItWas() throws Exception {
        List<String> before = rows();

        Path file = archive.export(DAY, folder);
        TestTruck.query("drop table position_p20080808");
        assertThat(archive.restore(file)).isEqualTo(3);

        assertThat(rows()).isEqualTo(before).hasSize(3);
        assertThat(closing.close(DAY)).isEqualTo(DayClosing.Outcome.CLOSED_BEFORE);
    }

    @Test
    void theFileIsReadableWithoutUs() throws Exception {
        Path file = archive.export(DAY, folder);

        assertThat(file).hasFileName("position-2008-08-08.csv.gz");
        try (GZIPInputStream csv = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new String(csv.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .startsWith(
                            "at,received_at,vehicle_id,terminal_id,lon_e6,lat_e6,alarm_flags,status_flags,"
                                    + "mileage_deci_km,speed_deci_kph,recorder_speed_deci_kph,heading_deg,altitude_m,"
                                    + "satellites,marks",
                            "2008-08-08 12:08:02+00,2008-08-08 12:08:09.123456+00,7,77,-109840001,40650002,-2147483648,3,"
                                    + "-1,-1,299,271,-7,12,258")
                    .hasSize(4);
        }
        assertThat(Files.readString(folder.resolve("position-2008-08-08.csv.gz.json")))
                .contains("\"day\":\"2008-08-08\"", "\"rows\":3", "\"sha256\":\"");
    }

    @Test
    void anImportedDayIsNotDetachedAgain() throws Exception {
        Path file = archive.export(DAY, folder);
        TestTruck.query("drop table position_p20080808");
        archive.restore(file);

        partitions.detachBefore(DAY.plusDays(1));

        assertThat(partitions.days()).contains(DAY);
    }

    @Test
    void aFileThatHasChangedIsNotTakenIn() throws Exception {
        Path file = archive.export(DAY, folder);
        TestTruck.query("drop table position_p20080808");
        byte[] bytes = Files.readAllBytes(file);
        // the gzip header's time of change: everything can still be unpacked
        bytes[4] = (byte) (bytes[4] ^ 1);
        Files.write(file, bytes);

        assertThatThrownBy(() -> archive.restore(file))
                .isInstanceOf(DayArchive.ArchiveException.class)
                .hasMessageContaining("The file is not what its manifest says");
        assertThat(partitions.days()).doesNotContain(DAY);
    }

    @Test
    void aDayThatIsThereIsNotTakenInTwice() throws Exception {
        Path file = archive.export(DAY, folder);

        assertThatThrownBy(() -> archive.restore(file))
                .isInstanceOf(DayArchive.ArchiveException.class)
                .hasMessageContaining("already");
        assertThat(rows()).hasSize(3);
    }

    @Test
    void aDayThatIsNotThereCannotBeExported() {
        assertThatThrownBy(() -> archive.export(LocalDate.of(1999, 1, 1), folder))
                .isInstanceOf(DayArchive.ArchiveException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDetachedDayIsDroppedOnceItsFileIsThere() throws Exception {
        partitions.detachBefore(DAY.plusDays(1));
        assertThat(partitions.detachedDays()).contains(DAY);

        assertThat(keeper.dropExported(DAY, folder)).isTrue();

        assertThat(partitions.detachedDays()).doesNotContain(DAY);
        assertThat(folder.resolve("position-2008-08-08.csv.gz")).exists();
    }

    @Test
    void aDayIsNeverDroppedWhenItsExportFails() throws SQLException, IOException {
        partitions.detachBefore(DAY.plusDays(1));
        Path notAFolder = Files.writeString(folder.resolve("occupied"), "");

        assertThat(keeper.dropExported(DAY, notAFolder)).isFalse();

        assertThat(partitions.detachedDays()).contains(DAY);
        assertThat(TestTruck.queryInt("select count(*) from position_p20080808"))
                .isEqualTo(3);
    }

    private static List<String> rows() {
        return TestTruck.query(
                "select * from position where at < '2008-08-10' and at > '2008-08-07' order by vehicle_id");
    }
}
