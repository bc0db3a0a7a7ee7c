using System.Buffers;
using System.Formats.Tar;
using System.Security.Cryptography;
using AosOps.IO;

namespace AosOps.Golden.Archives;

/// <summary>Reads a compressed tar file to its end, and every member of it. One thread's.</summary>
/// <param name="limit">How much it may expand to.</param>
/// <param name="sink">Takes the content of the files; null where only their digests are wanted.</param>
internal sealed class TarScanner(ExpansionLimit limit, IMemberSink? sink)
{
    private const int MostManifestBytes = 1 << 30;

    private readonly byte[] buffer = new byte[64 << 10];

    /// <summary>Reads a tar file. What cannot be read ends the reading, and is told in the result.</summary>
    /// <param name="compressed">The compressed bytes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The file system failed.</exception>
    public TarScan Scan(Stream compressed, CancellationToken cancellationToken)
    {
        var scan = new TarScan();
        using var tar = new TarStream(compressed, limit);
        try
        {
            ReadMembers(tar, scan, cancellationToken);
        }
        catch (Exception cause) when (IsDamage(cause))
        {
            scan.Damage = cause is TarDamageException ? cause.Message : "what it says of itself makes no sense there";
            scan.DamagedMember ??= (cause as TarDamageException)?.Member;
            scan.IsTruncated = EndsTooSoon(tar) || (tar.IsBeyondEnd && tar.IsTar);
        }

        scan.IsTar = tar.IsTar;
        return scan;
    }

    /// <summary>What the framework throws at bytes that are no gzip or no tar.</summary>
    private static bool IsDamage(Exception cause) =>
        cause is TarDamageException or InvalidDataException or EndOfStreamException or FormatException or ArgumentException or InvalidOperationException or OverflowException or NotSupportedException;

    private static bool EndsTooSoon(TarStream tar)
    {
        try
        {
            tar.DrainZeros();
        }
        catch (TarDamageException)
        {
            // That it is damaged there is known.
        }

        return tar.IsTruncated;
    }

    private void ReadMembers(TarStream tar, TarScan scan, CancellationToken cancellationToken)
    {
        using var reader = new TarReader(tar, leaveOpen: true);
        while (NextEntry(reader, tar) is { } entry)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var member = Describe(entry, tar.LineEndStandIn);
            scan.DamagedMember = member.Path;
            ReadContent(entry, member);
            if (tar.IsBeyondEnd)
                throw new EndOfStreamException();
            scan.Members.Add(member);
            scan.DamagedMember = null;
        }

        if (!tar.IsAtEndMark)
            throw new InvalidDataException();
        scan.HasEndMark = !tar.IsBeyondEnd;
        scan.HasMore = !tar.DrainZeros() || tar.HasMore;
        scan.IsTruncated = tar.IsTruncated;
    }

    private static TarEntry? NextEntry(TarReader reader, TarStream tar)
    {
        tar.ExpectsHeader = true;
        tar.LineEndStandIn = null;
        var entry = reader.GetNextEntry();
        tar.ExpectsHeader = false;
        return entry;
    }

    private static ScannedMember Describe(TarEntry entry, char? lineEndStandIn) =>
        new(
            WithLineEnds(entry, entry.Name, "path", lineEndStandIn),
            entry.EntryType,
            entry.Length,
            entry.ModificationTime.ToUnixTimeSeconds(),
            entry.Mode,
            new FileOwner((uint)entry.Uid, (uint)entry.Gid),
            WithLineEnds(entry, entry.LinkName, "linkpath", lineEndStandIn),
            entry is PaxTarEntry pax && pax.ExtendedAttributes.Keys.Any(static key => key.StartsWith("GNU.sparse", StringComparison.Ordinal)));

    private static string WithLineEnds(TarEntry entry, string text, string attribute, char? standIn) =>
        standIn is { } stands && entry is PaxTarEntry pax && pax.ExtendedAttributes.ContainsKey(attribute) ? text.Replace(stands, '\n') : text;

    private void ReadContent(TarEntry entry, ScannedMember member)
    {
        if (!member.IsFile)
            return;
        var text = ArchiveManifest.IsManifest(member.Path) && member.Size <= MostManifestBytes ? new ArrayBufferWriter<byte>() : null;
        sink?.Begin(member);
        var content = entry.DataStream ?? Stream.Null;
        var first = content.ReadAtLeast(buffer, (int)Math.Min(member.Size, buffer.Length), throwOnEndOfStream: true);
        Take(buffer.AsSpan(0, first), text);
        if (first == member.Size)
            member.Digest = SHA256.HashData(buffer.AsSpan(0, first));
        else
            ReadRest(content, member, first, text);
        member.Text = text?.WrittenSpan.ToArray();
        sink?.End(member);
    }

    private void ReadRest(Stream content, ScannedMember member, int first, ArrayBufferWriter<byte>? text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(buffer.AsSpan(0, first));
        for (var read = (long)first; read < member.Size;)
        {
            var length = content.Read(buffer, 0, (int)Math.Min(buffer.Length, member.Size - read));
            if (length == 0)
                throw new EndOfStreamException("It ends within a file.");
            hash.AppendData(buffer.AsSpan(0, length));
            Take(buffer.AsSpan(0, length), text);
            read += length;
        }

        member.Digest = hash.GetHashAndReset();
    }

    private void Take(ReadOnlySpan<byte> part, ArrayBufferWriter<byte>? text)
    {
        sink?.Write(part);
        if (text is null)
            return;
        part.CopyTo(text.GetSpan(part.Length));
        text.Advance(part.Length);
    }
}
