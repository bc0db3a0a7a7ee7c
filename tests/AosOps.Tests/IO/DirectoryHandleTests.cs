using System.Diagnostics;
using System.Text;
using AosOps.IO;

namespace AosOps.Tests.IO;

public sealed class DirectoryHandleTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private readonly DirectoryHandle directory;
    private readonly byte[] buffer = new byte[64];
    private FileStatus? offered;

    public DirectoryHandleTests() => directory = DirectoryHandle.Open(folder.FullName);

    public void Dispose()
    {
        directory.Dispose();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("golden")]
    public void A_file_is_read_with_what_it_was_like(string content)
    {
        Write("a", content);

        var status = directory.Read("a", Room, out var length);

        Assert.Equal(content, Encoding.UTF8.GetString(buffer, 0, length));
        Assert.True(status!.Value.IsSameVersion(directory.Look("a")!.Value));
    }

    [Fact]
    public void A_file_that_grows_between_the_look_and_the_reading_gives_a_byte_more()
    {
        Write("a", "golden");

        var status = directory.Read("a", GrowAndRoom, out var length);

        Assert.Equal((6, 7), (status!.Value.Size, length));

        Span<byte> GrowAndRoom(in FileStatus seen)
        {
            File.AppendAllText(PathOf("a"), " and more");
            return Room(seen);
        }
    }

    [Fact]
    public void What_gets_no_room_is_not_read()
    {
        Write("a", "golden");

        var status = directory.Read("a", static (in FileStatus _) => default, out var length);

        Assert.Equal((6, 0), (status!.Value.Size, length));
    }

    [Fact]
    public void Where_there_is_nothing_nothing_is_read()
    {
        Assert.Null(directory.Read("a", Room, out _));
        Assert.Null(offered);
    }

    [Fact]
    public void A_symbolic_link_is_not_followed()
    {
        Write("a", "golden");
        File.CreateSymbolicLink(PathOf("link"), PathOf("a"));

        var failure = Assert.Throws<IOException>(() => directory.Read("link", Room, out _));

        Assert.Contains(PathOf("link"), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_pipe_does_not_wait_for_a_writer()
    {
        Process.Start("mkfifo", PathOf("pipe")).WaitForExit();

        Assert.False(directory.Read("pipe", static (in FileStatus _) => default, out _)!.Value.IsFile);
    }

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private void Write(string name, string content) => File.WriteAllText(PathOf(name), content);

    private Span<byte> Room(in FileStatus status)
    {
        offered = status;
        return buffer.AsSpan(0, (int)status.Size + 1);
    }
}
