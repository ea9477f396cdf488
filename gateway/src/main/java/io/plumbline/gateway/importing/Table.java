package io.plumbline.gateway.importing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.plumbline.gateway.recording.FileFault;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The rows of somebody's table: text, plain or gzip, in whatever encoding, separator and decimal sign it has. */
final class Table implements AutoCloseable {

    private static final int LOOKED_AT = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final TextForm form;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> rows;
    private final UnpackedStream in;
    private @Nullable CsvRecord following;

    private Table(Path file, TextForm form, CsvReader<CsvRecord> reader, UnpackedStream in) throws ImportException {
        this.file = file;
        this.form = form;
        this.reader = reader;
        this.rows = reader.iterator();
        this.in = in;
        this.following = read();
    }

    /**
     * Opens a table.
     *
     * @throws ImportException if it can't be read
     */
    static Table open(Path file) throws ImportException {
        try {
            UnpackedStream in = UnpackedStream.of(Files.newInputStream(file));
            try {
                return open(file, in);
            } catch (IOException e) {
                in.close();
                throw e;
            }
        } catch (ImportException e) {
            throw e;
        } catch (IOException e) {
            throw fault(file, e);
        }
    }

    private static Table open(Path file, UnpackedStream in) throws IOException {
        in.mark(LOOKED_AT);
        byte[] beginning = in.readNBytes(LOOKED_AT);
        in.reset();
        if (beginning.length == 0) {
            throw new ImportException(file + " is empty.");
        }
        Charset charset = charset(beginning);
        String text = new String(beginning, charset);
        if (text.indexOf('\0') >= 0) {
            throw new ImportException(file + " is not text but binary data, which is not a table. Export it as CSV.");
        }
        TextForm form = TextForm.of(text);
        InputStreamReader characters = new InputStreamReader(in, charset);
        if (text.charAt(0) == BYTE_ORDER_MARK) {
            characters.read();
        }
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(form.separator())
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(true)
                .ofCsvRecord(characters);
        return new Table(file, form, reader, in);
    }

    /** How its numbers and fields are written. */
    TextForm form() {
        return form;
    }

    /**
     * The next row; null after the last. One that the file's end cuts off is not given out.
     *
     * @throws ImportException if the file can't be read on
     */
    @Nullable
    CsvRecord next() throws ImportException {
        CsvRecord row = following;
        following = read();
        return following == null && in.damaged() ? null : row;
    }

    /** What is wrong with the end of the file, once there is no next row; null where nothing is. */
    @Nullable
    String damage() {
        return in.damaged()
                ? file + " ends in the middle: its gzip data are cut off or damaged. The rows before were read."
                : null;
    }

    private @Nullable CsvRecord read() throws ImportException {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (UncheckedIOException e) {
            IOException cause = e.getCause();
            throw fault(file, cause == null ? new IOException(e) : cause);
        } catch (CsvParseException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ImportException(file + " can't be read as a table: " + cause.getMessage(), e);
        }
    }

    @Override
    public void close() throws ImportException {
        try {
            reader.close();
        } catch (IOException e) {
            throw fault(file, e);
        }
    }

    /** UTF-16 by its byte-order mark, UTF-8 where the bytes are that, else Latin-1, as older programs write. */
    private static Charset charset(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            return UTF_16LE;
        }
        if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
            return UTF_16BE;
        }
        CharsetDecoder decoder = UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), false);
        return result.isError() ? ISO_8859_1 : UTF_8;
    }

    private static ImportException fault(Path file, IOException cause) {
        return cause instanceof EOFException
                ? new ImportException(file + " ends in the middle of its gzip header. Copy or export it anew.", cause)
                : new ImportException(FileFault.reading(file, cause), cause);
    }
}
