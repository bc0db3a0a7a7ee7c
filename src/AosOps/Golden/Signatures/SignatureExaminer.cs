using System.Buffers;
using AosOps.Golden.Storage;
using AosOps.IO;
using AosOps.Json;
using AosOps.Operations;
using Microsoft.Win32.SafeHandles;

namespace AosOps.Golden.Signatures;

/// <summary>Says what there is of the signature of a golden file. It can be used for one file after another, by one thread.</summary>
/// <param name="secrets">The secrets under which a signature may be valid. The last is the one under which is signed.</param>
internal sealed class SignatureExaminer(IReadOnlyList<GoldenSecret> secrets)
{
    private const string NoSignature = "What stands there as its signature is not 64 lower-case hexadecimal digits.";
    private const string OtherContent = "The content is not what was signed, or it was signed under another secret.";

    private static readonly SearchValues<byte> HexadecimalDigits = SearchValues.Create("0123456789abcdef"u8);

    private readonly SignatureHashes hashes = new(secrets);
    private readonly byte[] content = new byte[64 * 1024];
    private readonly byte[] signature = new byte[256];
    private readonly JsonCursor cursor = new();

    /// <summary>Examines a golden file.</summary>
    /// <param name="path">Its full path; where it is not there but its signature is, that is orphaned.</param>
    /// <returns>What was found. Nothing is thrown: a file that cannot be read is a finding.</returns>
    public SignatureEvidence Examine(string path)
    {
        try
        {
            // What a link leads to is not what lies beside the signature.
            if (new FileInfo(path).LinkTarget is not null)
                return new SignatureEvidence(path, GoldenSignatureOutcome.Unreadable, "It is a symbolic link.");
            var found = ReadSignature(path + GoldenFile.SignatureExtension);
            if (found >= 0 && !File.Exists(path))
                return new SignatureEvidence(path, GoldenSignatureOutcome.Orphaned, "There is no golden file to this signature.") { Form = GoldenSignatureForm.Beside };
            if (found < 0)
                return SignatureListing.IsJson(path) ? ExamineInside(path) : ExamineUnsigned(path);
            return Judge(path, HashContent(path), signature.AsSpan(0, found), GoldenSignatureForm.Beside);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or AosException)
        {
            return new SignatureEvidence(path, GoldenSignatureOutcome.Unreadable, AosException.FromFile(path, cause).Message);
        }
    }

    /// <summary>Computes the signature that a golden file gets.</summary>
    /// <param name="path">The golden file, which was examined.</param>
    /// <param name="form">Where the signature is to be.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="JsonFormatException">It is to hold its signature, and is no longer valid JSON.</exception>
    public byte[] Sign(string path, GoldenSignatureForm form)
    {
        if (form == GoldenSignatureForm.Beside)
            return HashContent(path)[^1];
        using var file = cursor.Open(path);
        return HashObject()[^1];
    }

    /// <summary>Says whether a golden file holds a signature that is valid under the last of the secrets.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public bool Verifies(string path) => ExamineInside(path).VerifiedBy == secrets.Count - 1;

    private static SignatureEvidence Judge(string path, byte[][] expected, ReadOnlySpan<byte> found, GoldenSignatureForm form)
    {
        var verified = SignatureHashes.Verify(expected, found);
        var isText = found.Length == SignatureHashes.Digits && !found.ContainsAnyExcept(HexadecimalDigits);
        return new SignatureEvidence(
            path,
            verified >= 0 ? GoldenSignatureOutcome.Valid : GoldenSignatureOutcome.Invalid,
            verified >= 0 ? "" : isText ? OtherContent : NoSignature)
        {
            VerifiedBy = verified,
            Form = form,
            Expected = expected[^1],
        };
    }

    private static SignatureEvidence ExamineUnsigned(string path)
    {
        using var file = OpenFile(path);
        RequireContent(RandomAccess.GetLength(file));
        return new SignatureEvidence(path, GoldenSignatureOutcome.Unsigned);
    }

    private SignatureEvidence ExamineInside(string path)
    {
        RequireFile(path);
        using var file = cursor.Open(path);
        try
        {
            if (GoldenFileForm.ReadsLines(cursor))
                return new SignatureEvidence(path, GoldenSignatureOutcome.Unsigned);
            var inside = InsideSignature.Find(cursor);
            return inside?.Text is { } found
                ? Judge(path, HashObject(), found, GoldenSignatureForm.Inside) with { Inside = inside }
                : new SignatureEvidence(path, GoldenSignatureOutcome.Unsigned) { Inside = inside };
        }
        catch (JsonFormatException wrong)
        {
            return new SignatureEvidence(path, GoldenSignatureOutcome.Unreadable, $"It is not JSON: {wrong.Message}, in line {cursor.LineAt(wrong.Offset)}.");
        }
    }

    private byte[][] HashObject()
    {
        hashes.Begin();
        cursor.Rewind(readsLines: false);
        cursor.NextValue();
        new SortedJson(cursor, hashes).Write();
        return hashes.End();
    }

    private byte[][] HashContent(string path)
    {
        hashes.Begin();
        var length = UnixFile.TryRead(path, content);
        if (length > 0)
            hashes.Append(content.AsSpan(0, length));
        else
            HashLargeContent(path);
        return hashes.End();
    }

    private void HashLargeContent(string path)
    {
        using var file = OpenFile(path);
        var offset = 0L;
        for (int length; (length = RandomAccess.Read(file, content, offset)) > 0; offset += length)
            hashes.Append(content.AsSpan(0, length));
        RequireContent(offset);
    }

    /// <summary>Reads the file of a signature, without the white space around it.</summary>
    /// <returns>Its length; -1 where there is none.</returns>
    private int ReadSignature(string path)
    {
        var length = UnixFile.TryRead(path, signature);
        if (length < 0 && !Path.Exists(path))
            return -1;
        if (length < 0)
        {
            using var file = OpenFile(path);
            length = RandomAccess.Read(file, signature, 0);
        }

        var text = signature.AsSpan(0, length).Trim(" \t\r\n"u8);
        text.CopyTo(signature);
        return text.Length;
    }

    private static SafeFileHandle OpenFile(string path)
    {
        RequireFile(path);
        return File.OpenHandle(path);
    }

    /// <summary>Refuses a pipe, whose opening would wait for its writer, and a device, which may have no end.</summary>
    private static void RequireFile(string path)
    {
        if (FileStatus.Of(path) is { IsFile: false } && !Directory.Exists(path))
            throw new IOException("it is not an ordinary file.");
    }

    private static void RequireContent(long length)
    {
        if (length == 0)
            throw new IOException("it is empty.");
    }
}
