namespace Katas.Data.Stories;

/// <summary>Questions about the stories: the story's line, counted from 1, the question, and the answer, with tabs between them.</summary>
internal static class QuestionCorpus
{
    private const int OfEach = 2;

    /// <summary>The corpus's file for a split: two questions about each story, of the four that it answers.</summary>
    public static CorpusFile File(Split split)
    {
        var random = new SeededRandom(split == Split.Train ? 1201UL : 1202UL);
        return new CorpusFile(
            Splits.FileName("lesson12-questions", split, "tsv"),
            string.Concat(
                from story in StoryCorpus.Stories(split).Index()
                from asked in random.Pick(story.Item.Questions, OfEach)
                select $"{story.Index + 1}\t{asked.Question}\t{asked.Answer}\n"));
    }
}
