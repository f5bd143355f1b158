using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;

namespace Katas.Lesson08.Tests;

/// <summary>What lesson 08 gives around its tasks: running text becomes batches.</summary>
public class LanguageDataTests
{
    [Test, ForTask("08.0")]
    public void Lines_are_cut_into_pieces_that_go_on_where_the_last_one_ended()
    {
        // a = 4 …, the end token is 3, padding 0: 3 4 5 6 3 7 8 3
        using var file = new Sample("abc\n\n de \n");
        var options = new BatchOptions { MaxLength = 3, Shuffle = false };
        var data = new LanguageData(Corpus.Text(file.Path), new Letters(), options);

        string[] batches = [.. data.Epoch(0).Select(Text)];

        Assert.That(batches, Is.EqualTo(new[] { "8 0 0|3 4 5|6 3 7 → 3 0 0|4 5 6|3 7 8" }));
        Assert.That(
            data.Counts, Is.EqualTo(new BatchCounts { Batches = 1, Sequences = 3, Tokens = 7, Places = 9 }), "counts");
    }

    [Test, ForTask("08.0")]
    public void No_piece_is_left_where_the_last_one_ends_with_the_text()
    {
        using var file = new Sample("a\nb"); // 3 4 3 5 3
        var data = new LanguageData(
            Corpus.Text(file.Path), new Letters(), new BatchOptions { MaxLength = 4, Shuffle = false });

        Assert.That(data.Epoch(0).Select(Text), Is.EqualTo(new[] { "3 4 3 5 → 4 3 5 3" }));
    }

    [Test, ForTask("08.0")]
    public void A_batch_has_room_for_what_the_model_is_given()
    {
        using var file = new Sample(Lines(200));
        var options = new BatchOptions { MaxLength = 5, TokensPerBatch = 20 };
        var data = new LanguageData(Corpus.Text(file.Path), new Letters(), options);

        var shapes = data.Epoch(0).Select(batch => string.Join(' ', batch.Inputs.shape)).CountBy(shape => shape).ToList();

        Assert.That(shapes.MaxBy(shape => shape.Value).Key, Is.EqualTo("4 5"), "of most batches; the last may be smaller");
        Assert.That(shapes.Where(shape => shape.Key != "4 5").Sum(shape => shape.Value), Is.LessThan(2), "smaller batches");
    }

    [TestCase("ab\ncd\n", TestName = "A line end after the last line")]
    [TestCase("ab\r\ncd\r\n", TestName = "A text of Windows")]
    [TestCase("\uFEFFab\ncd", TestName = "A text with a byte order mark and no line end after the last line")]
    [TestCase(" \n\n  ab \n\t\ncd", TestName = "A text with blanks and blank lines")]
    [ForTask("08.0")]
    public void Texts_are_read(string text)
    {
        using var file = new Sample(text);
        var corpus = Corpus.Text(file.Path);

        Assert.That(corpus.Read(), Is.EqualTo(new[] { "ab", "cd" }));
        Assert.That(corpus.Count, Is.EqualTo(2), "count");
    }

    [Test, ForTask("08.0")]
    public void Nothing_is_lost_where_the_reading_of_a_file_pauses()
    {
        // A file is read in pieces of 65,536 bytes; this one is a byte longer, without a line end.
        string first = new('a', 65_535);
        using var file = new Sample($"{first}\nb");

        Assert.That(Corpus.Text(file.Path).Read(), Is.EqualTo(new[] { first, "b" }));
    }

    [Test, ForTask("08.0")]
    public void A_line_may_have_a_million_bytes()
    {
        string longest = new('x', 1_000_000);
        using var file = new Sample($"{longest}\ny\n");

        Assert.That(Corpus.Text(file.Path).Read(), Is.EqualTo(new[] { longest, "y" }));
    }

    [Test, ForTask("08.0")]
    public void Each_token_is_asked_for_once_in_each_epoch()
    {
        using var file = new Sample(Lines(900));
        var options = new BatchOptions { MaxLength = 16, TokensPerBatch = 100, Window = 50 };
        var data = new LanguageData(Corpus.Text(file.Path), new Letters(), options);
        var tokens = Enumerable.Range(0, 900).SelectMany(i => (long[])[.. new Letters().Encode(Line(i)), 3]).CountBy(id => id);

        foreach (int epoch in new[] { 0, 1 })
        {
            var labels = data.Epoch(epoch).SelectMany(batch => batch.Labels.data<long>().ToArray()).Where(id => id != 0);

            Assert.That(labels.CountBy(id => id), Is.EquivalentTo(tokens), $"labels of epoch {epoch}");
            Assert.That(data.Counts.PaddingRatio, Is.LessThan(0.01), "padding");
        }
    }

    [Test, ForTask("08.0")]
    public void Epochs_differ_and_can_be_gone_on_with()
    {
        using var file = new Sample(Lines(900));
        var options = new BatchOptions { MaxLength = 16, TokensPerBatch = 100, Window = 50 };
        LanguageData Data(int seed = 1) => new(Corpus.Text(file.Path), new Letters(), options with { Seed = seed });

        string[] first = [.. Data().Epoch(0).Select(Text)];

        Assert.That(Data().Epoch(0).Select(Text), Is.EqualTo(first), "the same epoch");
        Assert.That(Data().Epoch(1).Select(Text), Is.Not.EqualTo(first), "another epoch");
        Assert.That(Data(seed: 2).Epoch(0).Select(Text), Is.Not.EqualTo(first), "another seed");
        Assert.That(Data().Epoch(0, skip: 5).Select(Text), Is.EqualTo(first[5..]), "from the sixth batch on");
    }

    [TestCase("", "sample.txt is empty; expected a sentence or a paragraph on each line, and at least 2 lines.")]
    [TestCase("abc", "sample.txt has 1 line; expected a sentence or a paragraph on each line, and at least 2 lines.")]
    [ForTask("08.0")]
    public void What_is_wrong_with_a_text_is_said(string text, string message)
    {
        using var file = new Sample(text);
        foreach (var part in Enum.GetValues<CorpusPart>())
        {
            Assert.That(
                () => Corpus.Text(file.Path, part), Throws.TypeOf<FormatException>().With.Message.EqualTo(message), $"{part}");
        }
    }

    private static string Lines(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(i => Line(i) + "\n"));

    private static string Line(int i) => new((char)('a' + (i % 26)), 1 + (i % 9));

    private static string Text(LanguageBatch batch) => $"{Rows(batch.Inputs)} → {Rows(batch.Labels)}";

    private static string Rows(torch.Tensor tensor) =>
        string.Join('|', tensor.unbind(0).Select(row => string.Join(' ', row.data<long>().ToArray())));
}
