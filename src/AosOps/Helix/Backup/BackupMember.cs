using System.Security.Cryptography;

namespace AosOps.Helix;

/// <summary>A file for an archive: its content in memory, or that of a file that lies elsewhere.</summary>
/// <param name="Path">Its path in the archive, without the leading slash.</param>
/// <param name="Content">Its content, or null where <paramref name="File"/> has it.</param>
/// <param name="File">Where its content lies, or null.</param>
/// <param name="Written">When it was last written to.</param>
/// <param name="Masked">How many secrets were taken out of it.</param>
internal sealed record BackupMember(string Path, byte[]? Content, string? File, DateTimeOffset Written, int Masked)
{
    /// <summary>Its size in bytes.</summary>
    public long Size => Content?.Length ?? new FileInfo(File!).Length;

    /// <summary>Opens its content.</summary>
    public Stream Open() => Content is not null ? new MemoryStream(Content, writable: false) : System.IO.File.OpenRead(File!);

    /// <summary>The SHA-256 of its content, in lower-case hexadecimal.</summary>
    public async Task<string> HashAsync(CancellationToken token)
    {
        var content = Open();
        await using (content)
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, token));
    }
}
