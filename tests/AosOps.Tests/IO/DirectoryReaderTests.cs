using System.Diagnostics;
using System.Text;
using AosOps.IO;

namespace AosOps.Tests.IO;

public sealed class DirectoryReaderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void An_empty_directory_has_no_entries() => Assert.Empty(Read());

    [Fact]
    public void More_names_than_fit_into_one_answer_of_the_kernel_come_each_once()
    {
        var names = Enumerable.Range(0, 3000).Select(number => $"primary-w0-{number:x8}.golden.json").ToList();
        names.ForEach(name => File.Create(PathOf(name)).Dispose());

        Assert.Equal(names, Read().Select(entry => entry.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_entry_says_what_it_is()
    {
        Directory.CreateDirectory(PathOf("directory"));
        File.Create(PathOf("file")).Dispose();
        File.CreateSymbolicLink(PathOf("link"), PathOf("file"));

        Assert.Equal(
            [("directory", EntryType.Directory), ("file", EntryType.File), ("link", EntryType.Link)],
            Read().Select(entry => (entry.Name, entry.Type)).Order());
    }

    [Theory]
    [InlineData("directory", true)]
    [InlineData("file", false)]
    [InlineData("gone", false)]
    public void A_symbolic_link_is_a_directory_where_it_leads_to_one(string target, bool isDirectory)
    {
        Directory.CreateDirectory(PathOf("directory"));
        File.Create(PathOf("file")).Dispose();
        File.CreateSymbolicLink(PathOf("link"), PathOf(target));

        Assert.Equal(isDirectory, Read().Single(entry => entry.Name == "link").IsDirectory);
    }

    [Fact]
    public void A_name_that_is_no_text_comes_as_the_bytes_that_it_is()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere names are text.");
        using (var shell = Process.Start("/bin/sh", ["-c", $"touch \"$(printf '{folder.FullName}/a\\377b')\""]))
            shell.WaitForExit();

        Assert.Equal([(byte)'a', 0xFF, (byte)'b'], Assert.Single(Read()).Bytes);

        // .NET cannot remove what it cannot name.
        using var removal = Process.Start("/bin/sh", ["-c", $"rm \"{folder.FullName}\"/a*"]);
        removal.WaitForExit();
    }

    [Fact]
    public void A_directory_gives_its_names_in_ordinary_ways_too()
    {
        Directory.CreateDirectory(PathOf("directory"));
        File.Create(PathOf("größe")).Dispose();

        using var entries = new DirectoryReader(folder.FullName, handle: null);

        Assert.Equal([("directory", EntryType.Directory), ("größe", EntryType.File)], All(entries).Select(entry => (entry.Name, entry.Type)).Order());
    }

    [Fact]
    public void A_directory_that_is_removed_while_it_is_read_is_not_taken_for_an_empty_one()
    {
        File.Create(PathOf("file")).Dispose();
        using var directory = DirectoryHandle.Open(folder.FullName);
        using var entries = directory.Entries();
        folder.Delete(recursive: true);

        Assert.Throws<DirectoryNotFoundException>(() => All(entries));

        folder.Create();
    }

    private List<Entry> Read()
    {
        using var directory = DirectoryHandle.Open(folder.FullName);
        using var entries = directory.Entries();
        return All(entries);
    }

    private static List<Entry> All(DirectoryReader entries)
    {
        var all = new List<Entry>();
        while (entries.MoveNext())
        {
            Assert.Equal(0, entries.TerminatedName[^1]);
            all.Add(new Entry(Encoding.UTF8.GetString(entries.Name), entries.Name.ToArray(), entries.Type, entries.IsDirectory));
        }

        return all;
    }

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private sealed record Entry(string Name, byte[] Bytes, EntryType Type, bool IsDirectory);
}
