package vn.nhip.browser;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Reads the code on a screen as a phone does: it looks again and again, from where the hand then is. About one address in
 * 400 makes a picture that this reader cannot read at one size and reads at others, and an address of a test has a port
 * in it.
 */
final class PhoneEye {
    /** How large the screen is seen, look by look. */
    private static final double[] SIZES = {1, 1.3, 0.9, 1.6, 1.15, 1.45};

    private PhoneEye() {}

    /** A picture of the screen as it is now, PNG. */
    @FunctionalInterface
    interface Screen {
        byte[] picture() throws IOException;
    }

    static String read(Screen screen) throws IOException {
        ReaderException unread = null;
        for (double size : SIZES) {
            try {
                return look(screen.picture(), size);
            } catch (ReaderException blurred) {
                unread = blurred;
            }
        }
        throw new AssertionError("no code can be read from the picture", unread);
    }

    static String look(byte[] png, double size) throws IOException, ReaderException {
        BufferedImage screen = ImageIO.read(new ByteArrayInputStream(png));
        int width = (int) (screen.getWidth() * size);
        int height = (int) (screen.getHeight() * size);
        BufferedImage seen = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D eye = seen.createGraphics();
        eye.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        eye.drawImage(screen, 0, 0, width, height, null);
        eye.dispose();
        RGBLuminanceSource light =
                new RGBLuminanceSource(width, height, seen.getRGB(0, 0, width, height, null, 0, width));
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(light)), Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }
}
