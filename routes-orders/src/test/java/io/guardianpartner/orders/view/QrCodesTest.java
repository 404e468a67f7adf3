package io.guardianpartner.orders.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.stereotype.Component;

class QrCodesTest {

    private static final String PIX = "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-426655440000520400005303986";

    private final QrCodes codes = new QrCodes();

    @ParameterizedTest
    @ValueSource(ints = {1, 25, 83, 150, 512, 1_000})
    void aCodeReadsAsTheVeryText(int length) throws Exception {
        String text = PIX.repeat(1 + length / PIX.length()).substring(0, length);

        var image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(codes.png(text))));

        assertThat(image.getWidth()).isGreaterThanOrEqualTo(300).isEqualTo(image.getHeight());
        assertThat(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(
            new BufferedImageLuminanceSource(image)))).getText()).isEqualTo(text);
    }

    @Test
    void aCodeIsDrawnOnceForAllWhoAskForItAtOnceAndLater() {
        CyclicBarrier together = new CyclicBarrier(8);
        List<CompletableFuture<String>> askers = IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                try {
                    together.await();
                    return codes.png(PIX);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }, task -> new Thread(task).start())).toList();

        String later = codes.png(new String(PIX));

        assertThat(askers.stream().map(CompletableFuture::join)).allSatisfy(png -> assertThat(png).isSameAs(later));
    }

    @Test
    void onlyThoseThatWereAskedForLastAreKept() {
        QrCodes two = new QrCodes(2);
        String first = two.png("first");
        two.png("second");
        two.png("first");
        two.png("third");

        assertThat(two.png("first")).isSameAs(first);
        String second = two.png("second");
        two.png("fourth");
        two.png("fifth");
        assertThat(two.png("second")).isEqualTo(second).isNotSameAs(second);
    }

    @Test
    void aTextThatFitsIntoNoCodeHasNone() {
        assertThat(codes.png("0".repeat(10_000))).isNull();
    }

    @Test
    void theFirstCodeIsDrawnDuringShutdownWithoutTemporaryFilesAndWithoutAwt(@TempDir Path none) throws Exception {
        String classes = Stream.of(QrCodes.class, QrCodesTest.class, QRCodeReader.class, Component.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath()).distinct()
            .collect(Collectors.joining(":"));
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + none.resolve("missing"), "-verbose:class", "-cp", classes, Stopping.class.getName())
            .redirectErrorStream(true).start();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.lines()).contains(codes.png(PIX))
            .noneMatch(line -> line.contains(" java.awt.") || line.contains(" javax.imageio."));
    }

    /** Draws its first code when it is asked to stop. */
    static class Stopping {

        public static void main(String[] arguments) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(new QrCodes().png(PIX))));
        }
    }
}
