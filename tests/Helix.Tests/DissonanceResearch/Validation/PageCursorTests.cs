using Helix.DissonanceResearch.Storage;
using Helix.DissonanceResearch.Validation;

namespace Helix.Tests.DissonanceResearch.Validation;

public sealed class PageCursorTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(638_000_000_000_000_010, 42)]
    [InlineData(3_155_378_975_999_999_990, long.MaxValue)]
    public void A_place_comes_back_as_it_was(long ticks, long id)
    {
        var position = new EntryPosition(new DateTime(ticks, DateTimeKind.Utc), id);

        Assert.Equal(position, PageCursor.Parse(PageCursor.Format(position)));
    }

    [Fact]
    public void A_changed_cursor_is_another_place_or_none()
    {
        var random = new Random(1);
        var cursor = PageCursor.Format(new EntryPosition(new DateTime(638_000_000_000_000_010, DateTimeKind.Utc), 42));
        for (var i = 0; i < 20_000; i++)
        {
            var changed = cursor.ToCharArray();
            changed[random.Next(changed.Length)] = (char)random.Next(0x20, 0x100);
            if (PageCursor.Parse(new string(changed)) is { } position)
                Assert.True(position.Id > 0);
        }
    }
}
