namespace Katas.Data.Stories;

/// <summary>Running text: one story per line.</summary>
internal static class StoryCorpus
{
    private const int Training = 1100;

    private const int HeldOut = 150;

    /// <summary>The corpus's file for a split.</summary>
    public static CorpusFile File(Split split) => new(
        Splits.FileName("lesson08-stories", split, "txt"),
        string.Concat(Stories(split).Select(story => story.Text + "\n")));

    /// <summary>Its stories: both splits are made of the same parts, and share no story.</summary>
    public static IReadOnlyList<Story> Stories(Split split)
    {
        var random = new SeededRandom(split == Split.Train ? 801UL : 802UL);
        HashSet<string> seen = split == Split.Train ? [] : [.. Stories(Split.Train).Select(story => story.Text)];
        var stories = new List<Story>();
        while (stories.Count < (split == Split.Train ? Training : HeldOut))
        {
            var story = Story.Tell(random);
            if (seen.Add(story.Text))
            {
                stories.Add(story);
            }
        }

        return stories;
    }
}
