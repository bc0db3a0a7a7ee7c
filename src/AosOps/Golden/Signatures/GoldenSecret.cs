using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using AosOps.Operations;

namespace AosOps.Golden.Signatures;

/// <summary>
/// A secret under which golden files are signed. Its bytes (of a text, in UTF-8) stay where they are in memory until they
/// are overwritten when it is disposed of; nothing ever prints it.
/// </summary>
public sealed class GoldenSecret : IDisposable
{
    /// <summary>The environment variable that holds the secret in force.</summary>
    public const string Variable = "GOLDEN_SECRET";

    /// <summary>A file that is longer is not a secret but another file, named by mistake.</summary>
    private const int MostFileBytes = 64 * 1024;

    private const UnixFileMode OpenToOthers = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private readonly Lock guard = new();
    private readonly byte[] bytes;
    private bool disposed;

    private GoldenSecret(ReadOnlySpan<byte> content, string source)
    {
        if (content.IsEmpty)
            throw Refused(ErrorIds.SecretEmpty, $"The secret {source} is empty: anybody could sign with it.", "Give the secret under which the engine signs.");
        bytes = GC.AllocateUninitializedArray<byte>(content.Length, pinned: true);
        content.CopyTo(bytes);
    }

    /// <summary>Takes a secret from where it is given: as text, in a file, or, where neither is, in a variable.</summary>
    /// <param name="text">The secret itself, or null.</param>
    /// <param name="file">A file that holds it, or null.</param>
    /// <param name="variable">Gives the value of <see cref="Variable"/>, or null; itself null where the variable may not hold this secret.</param>
    /// <param name="name">What the secret is called, for the errors: <c>Secret</c>, for example.</param>
    /// <param name="observer">Is warned of a file that other users may read or change.</param>
    /// <returns>The secret, to be disposed of.</returns>
    /// <exception cref="AosException">
    /// There is none (<see cref="ErrorIds.SecretMissing"/>), there are two (<see cref="ErrorIds.SecretAmbiguous"/>), it is
    /// empty (<see cref="ErrorIds.SecretEmpty"/>), or the file cannot be read.
    /// </exception>
    public static GoldenSecret Take(SecureString? text, string? file, Func<string, string?>? variable, string name, IOperationObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        if (text is not null && file is not null)
            throw Refused(ErrorIds.SecretAmbiguous, $"The secret is given twice: as -{name} and as -{name}File.", "Give one of them.");
        if (text is not null)
            return OfText(text, $"given as -{name}");
        if (file is not null)
            return OfFile(file, observer);
        if (variable?.Invoke(Variable) is { } value)
            return OfText(value, $"in the variable {Variable}");
        throw Refused(
            ErrorIds.SecretMissing,
            $"There is no {name}: neither -{name} nor -{name}File{(variable is null ? "" : $" nor the variable {Variable}")} says which.",
            $"Give -{name}File, or -{name} (Read-Host -AsSecureString).");
    }

    /// <summary>Says whether another secret is the same.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True where it is. The time that this takes tells nothing of either but its length.</returns>
    public bool IsSame(GoldenSecret other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return CryptographicOperations.FixedTimeEquals(bytes, other.bytes);
    }

    /// <summary>Overwrites the bytes.</summary>
    public void Dispose()
    {
        lock (guard)
        {
            disposed = true;
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Begins an HMAC-SHA256 under this secret.</summary>
    /// <exception cref="ObjectDisposedException">The secret was disposed of. Work that a cancellation left behind must not sign with zeros.</exception>
    internal IncrementalHash CreateHash()
    {
        lock (guard)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, bytes);
        }
    }

    private static GoldenSecret OfText(SecureString text, string source)
    {
        var copy = Marshal.SecureStringToGlobalAllocUnicode(text);
        try
        {
            unsafe
            {
                return OfText(new ReadOnlySpan<char>((char*)copy, text.Length), source);
            }
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(copy);
        }
    }

    private static GoldenSecret OfText(ReadOnlySpan<char> text, string source)
    {
        var encoded = GC.AllocateUninitializedArray<byte>(Encoding.UTF8.GetMaxByteCount(text.Length), pinned: true);
        try
        {
            return new GoldenSecret(encoded.AsSpan(0, Encoding.UTF8.GetBytes(text, encoded)), source);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(encoded);
        }
    }

    /// <summary>
    /// A file that other users may read is used all the same: container runtimes mount secrets so, and no other way is to
    /// be had there. One line end at its end is not part of the secret: editors leave it there.
    /// </summary>
    private static GoldenSecret OfFile(string file, IOperationObserver observer)
    {
        var content = GC.AllocateUninitializedArray<byte>(MostFileBytes + 1, pinned: true);
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & OpenToOthers) != UnixFileMode.None)
                observer.Warn($"Other users of this machine may read or change the secret: '{file}'. chmod o= keeps them out.");
            using var handle = File.OpenHandle(file);
            var length = RandomAccess.Read(handle, content, 0);
            if (length > MostFileBytes)
                throw Refused(ErrorIds.SecretInvalid, $"'{file}' is longer than any secret.", "Name the file that holds the secret and nothing else.");
            return new GoldenSecret(WithoutLineEnd(content.AsSpan(0, length)), $"in '{file}'");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(file, cause);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }

    private static ReadOnlySpan<byte> WithoutLineEnd(ReadOnlySpan<byte> content) =>
        content.EndsWith("\r\n"u8) ? content[..^2] : content.EndsWith("\n"u8) ? content[..^1] : content;

    private static AosException Refused(string errorId, string message, string remedy) =>
        new(errorId, FailureKind.InvalidArgument, message) { Remedy = remedy };
}
