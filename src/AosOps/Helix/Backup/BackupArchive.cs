using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using AosOps.IO;

namespace AosOps.Helix;

/// <summary>
/// Writes the archive of a backup: <c>manifest.json</c> with the size and SHA-256 of every file, then the files. Only its
/// owner may read it, and it is there whole or not at all.
/// </summary>
internal static class BackupArchive
{
    private const string ManifestName = "manifest.json";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes an archive.</summary>
    /// <exception cref="AosOps.Operations.AosException">It cannot be written.</exception>
    public static async Task WriteAsync(string path, DateTimeOffset created, IReadOnlyList<BackupMember> members, IReadOnlyList<string> leftOut, CancellationToken token)
    {
        var manifest = await ManifestAsync(created, members, leftOut, token);
        await AtomicFile.WriteAsync(path, OwnerOnly, async (stream, ending) =>
        {
            var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
            await using (gzip)
            {
                var tar = new TarWriter(gzip, TarEntryFormat.Pax, leaveOpen: true);
                await using (tar)
                {
                    await AddAsync(tar, new BackupMember(ManifestName, manifest, null, created, 0), ending);
                    foreach (var member in members)
                        await AddAsync(tar, member, ending);
                }
            }
        }, token);
    }

    private static async Task AddAsync(TarWriter tar, BackupMember member, CancellationToken token)
    {
        var content = member.Open();
        await using (content)
        {
            var entry = new PaxTarEntry(TarEntryType.RegularFile, member.Path) { Mode = OwnerOnly, ModificationTime = member.Written, DataStream = content };
            await tar.WriteEntryAsync(entry, token);
        }
    }

    private static async Task<byte[]> ManifestAsync(DateTimeOffset created, IReadOnlyList<BackupMember> members, IReadOnlyList<string> leftOut, CancellationToken token)
    {
        using var buffer = new MemoryStream();
        var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true });
        await using (writer)
        {
            writer.WriteStartObject();
            writer.WriteString("created_at", created);
            writer.WriteString("host", Environment.MachineName);
            writer.WriteStartArray("files");
            foreach (var member in members)
            {
                writer.WriteStartObject();
                writer.WriteString("path", member.Path);
                writer.WriteNumber("size", member.Size);
                writer.WriteString("sha256", await member.HashAsync(token));
                writer.WriteNumber("masked_secrets", member.Masked);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("left_out");
            foreach (var reason in leftOut)
                writer.WriteStringValue(reason);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
