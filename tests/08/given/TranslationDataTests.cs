using System.Globalization;
using System.Text;
using Katas.Testkit;
using NUnit.Framework;

namespace Katas.Lesson08.Tests;

/// <summary>What lesson 08 gives around its tasks: files of pairs become batches.</summary>
public class TranslationDataTests
{
    [Test, ForTask("08.0")]
    public void Sentences_get_their_special_tokens_and_padding()
    {
        using var file = new Sample("a\tbc\nab\tb\n");
        var data = new TranslationData(
            Corpus.Pairs(file.Path), new Letters(), new Letters(), new BatchOptions { Shuffle = false });

        using var batch = data.Epoch(0).Single();

        // a = 4, b = 5, c = 6; the end token is 3, the start token 2
        Assert.That(Rows(batch.Source), Is.EqualTo(new[] { "4 3 0", "4 5 3" }).Or.EqualTo(new[] { "4 5 3", "4 3 0" }), "source");
        Assert.That(
            Rows(batch.Target), Is.EqualTo(new[] { "2 5 6 3", "2 5 3 0" }).Or.EqualTo(new[] { "2 5 3 0", "2 5 6 3" }), "target");
        Assert.That(data.Counts, Is.EqualTo(
            new BatchCounts { Batches = 1, Sequences = 2, Tokens = 5 + 7, Places = 6 + 8 }), "counts");
    }

    [TestCase("a\tb\nab\tabc\n", TestName = "Two columns")]
    [TestCase("a\tb\tCC-BY 2.0 (France) #12\nab\tabc\tCC-BY\n", TestName = "Two columns and where they are from")]
    [TestCase("17\ta\t28\tb\n18\tab\t29\tabc\n", TestName = "Tatoeba's numbers before each sentence")]
    [TestCase("a\tb\t12\tCC-BY\nab\tabc\t13\tCC-BY\n", TestName = "Two columns, a number, and where they are from")]
    [TestCase("a\tb\r\nab\tabc\r\n", TestName = "Line ends of Windows")]
    [TestCase("\uFEFFa\tb\nab\tabc", TestName = "A byte order mark, and no line end after the last line")]
    [TestCase("\na\tb\n  \n\nab\tabc\n\n", TestName = "Blank lines")]
    [TestCase(" a \t b \nab\tabc", TestName = "Blanks around the sentences")]
    [ForTask("08.0")]
    public void Files_of_pairs_are_read(string text)
    {
        using var file = new Sample(text);
        var corpus = Corpus.Pairs(file.Path);

        Assert.That(corpus.Read(), Is.EqualTo(new SentencePair[] { new("a", "b"), new("ab", "abc") }));
        Assert.That(corpus.Count, Is.EqualTo(2), "count");
    }

    [TestCase("", "sample.txt is empty; expected a sentence, a tab and its translation on each line, and at least 2 lines.")]
    [TestCase("\n \n", "sample.txt is empty; expected a sentence, a tab and its translation on each line, and at least 2 lines.")]
    [TestCase("a\tb", "sample.txt has 1 line; expected a sentence, a tab and its translation on each line, and at least 2 lines.")]
    [TestCase("a\tb\n\nab", "sample.txt, line 3 has no tab; expected a sentence, a tab and its translation on each line.")]
    [TestCase("a\tb\n\tab", "sample.txt, line 2 has nothing before the tab; expected a sentence, a tab and its translation on each line.")]
    [TestCase("a\tb\nab\t ", "sample.txt, line 2 has no translation behind the tab; expected a sentence, a tab and its translation on each line.")]
    [ForTask("08.0")]
    public void What_is_wrong_with_a_file_of_pairs_is_said(string text, string message)
    {
        using var file = new Sample(text);

        Assert.That(() => Corpus.Pairs(file.Path), Throws.TypeOf<FormatException>().With.Message.EqualTo(message));
    }

    [Test, ForTask("08.0")]
    public void A_file_that_is_no_text_is_refused()
    {
        using var latin = new Sample([(byte)'a', (byte)'\t', (byte)'b', (byte)'\n', 0xE9, (byte)'\t', (byte)'b']);
        using var endless = new Sample(Encoding.ASCII.GetBytes(new string('x', 1_000_001)));

        Assert.That(
            () => Corpus.Pairs(latin.Path),
            Throws.TypeOf<FormatException>().With.Message.EqualTo(
                "sample.txt, line 2 is not UTF-8; save the file in that encoding."));
        Assert.That(
            () => Corpus.Text(endless.Path),
            Throws.TypeOf<FormatException>().With.Message.StartsWith("sample.txt, line 1 has more than 1,000,000 bytes"));
        Assert.That(() => Corpus.Text(endless.Path + ".gone"), Throws.TypeOf<FileNotFoundException>());
    }

    [Test, ForTask("08.0")]
    public void Parts_share_no_text_and_leave_nothing_out()
    {
        using var file = new Sample(string.Concat(Enumerable.Range(0, 2000).Select(i => $"s{i % 1500}\tt{i}\n")));
        var all = Corpus.Pairs(file.Path).Read().ToList();
        var train = Corpus.Pairs(file.Path, CorpusPart.Training).Read().ToList();
        var heldOut = Corpus.Pairs(file.Path, CorpusPart.HeldOut).Read().ToList();

        Assert.That(train.Concat(heldOut), Is.EquivalentTo(all));
        Assert.That(
            train.Select(pair => pair.Source).Intersect(heldOut.Select(pair => pair.Source)), Is.Empty, "shared sentences");
        Assert.That(heldOut, Has.Count.InRange(60, 140), "one in 20 is held out");
        Assert.That(Corpus.Pairs(file.Path, CorpusPart.HeldOut).Count, Is.EqualTo(heldOut.Count), "count");
    }

    [ForTask("08.0")]
    [TestCase("The w{0} sleeps, and the other one does not.")]
    [TestCase("{0} is a number.")]
    [TestCase("number {0}")]
    public void Lines_that_look_alike_are_held_out_as_often(string line)
    {
        using var file = new Sample(string.Concat(
            Enumerable.Range(0, 2000).Select(i => string.Format(CultureInfo.InvariantCulture, line, i) + "\n")));

        Assert.That(Corpus.Text(file.Path, CorpusPart.HeldOut).Count, Is.InRange(60, 140), "one in 20 is held out");
    }

    [Test, ForTask("08.0")]
    public void A_file_with_too_little_for_its_part_is_refused()
    {
        using var three = new Sample("a\tb\nc\td\ne\tf\n");
        using var two = new Sample("a\tb\nc\td\n");

        Assert.That(
            () => Corpus.Pairs(three.Path, CorpusPart.HeldOut),
            Throws.TypeOf<FormatException>().With.Message.Match(@"^sample\.txt has 3 lines, and [01] of them held out;"));
        Assert.That(
            () => Corpus.Pairs(two.Path, CorpusPart.HeldOut),
            Throws.TypeOf<FormatException>().With.Message.Match(@"^sample\.txt has 2 lines, and [01] of them held out;"));
    }

    [Test, ForTask("08.0")]
    public void Sentences_that_are_too_long_are_left_out_and_counted()
    {
        using var file = new Sample("abc\ta\nabcd\ta\na\tabc\na\tab\nabcdefgh\ta\n");
        var options = new BatchOptions { MaxLength = 4, Shuffle = false };
        var data = new TranslationData(Corpus.Pairs(file.Path), new Letters(), new Letters(), options);

        string[] sources = [.. data.Epoch(0).SelectMany(batch => Rows(batch.Source))];

        Assert.That(sources, Is.EqualTo(new[] { "4 5 6 3", "4 3 0 0" }).Or.EqualTo(new[] { "4 3 0 0", "4 5 6 3" }));
        Assert.That((data.Counts.TooLong, data.Counts.Sequences), Is.EqualTo((3, 2)), "too long, and taken");
    }

    [Test, ForTask("08.0")]
    public void A_file_with_nothing_but_long_sentences_is_refused()
    {
        using var file = new Sample("abc\tabc\nabcd\tabc\n");
        var data = new TranslationData(
            Corpus.Pairs(file.Path), new Letters(), new Letters(), new BatchOptions { MaxLength = 4 });

        Assert.That(
            () => data.Epoch(0).Count(),
            Throws.TypeOf<FormatException>().With.Message.EqualTo(
                "sample.txt: each of its 2 pairs has more than 4 tokens in one of the languages; nothing is left to learn from."));
    }

    [Test, ForTask("08.0")]
    public void An_epoch_can_be_gone_on_with()
    {
        using var file = new Sample(Lines(700));
        var options = new BatchOptions { TokensPerBatch = 64, MaxLength = 20, Window = 300 };
        TranslationData Data() => new(Corpus.Pairs(file.Path), new Letters(), new Letters(), options);

        string[] whole = [.. Data().Epoch(3).Select(Text)];
        var resumed = Data();
        string[] rest = [.. resumed.Epoch(3, skip: 17).Select(Text)];

        Assert.That(rest, Is.EqualTo(whole[17..]));
        Assert.That(resumed.Counts.Batches, Is.EqualTo(whole.Length), "batches counted, those that were skipped among them");
        Assert.That(Data().Epoch(3, skip: 10_000), Is.Empty, "batches after the last");
    }

    [Test, ForTask("08.0")]
    public void A_file_that_is_sorted_is_mixed_all_the_same()
    {
        // Blocks of lines come in an order of their own: the first batches are not all from the start of the file.
        using var file = new Sample(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{Name(i)}\t{Name(i)}\n")));
        var options = new BatchOptions { TokensPerBatch = 500, MaxLength = 20, Window = 2_000 };
        var data = new TranslationData(Corpus.Pairs(file.Path), new Letters(), new Letters(), options);

        string[] first = [.. data.Epoch(0).Take(10).SelectMany(batch => Rows(batch.Source)).Select(row => row[..2])];

        Assert.That(first.Distinct().Count(), Is.GreaterThan(5), "different first letters among the first 10 batches");

        static string Name(int i) => $"{(char)('a' + (i / 1000))}{(char)('a' + (i % 26))}";
    }

    [Test, ForTask("08.0")]
    public void A_large_file_takes_little_memory()
    {
        using var file = new Sample(Lines(400_000)); // 16 MB
        var options = new BatchOptions { TokensPerBatch = 4096, MaxLength = 30, Window = 1000 };
        var corpus = Corpus.Pairs(file.Path);
        var data = new TranslationData(corpus, new Letters(), new Letters(), options);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        long batches = 0;
        foreach (var batch in data.Epoch(0))
        {
            batch.Dispose();
            if (++batches % 500 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.That(data.Counts.Sequences, Is.EqualTo(400_000));
        Assert.That(most, Is.LessThan(4_000_000), "bytes held while an epoch runs");
    }

    [Test, ForTask("08.0")]
    public void Options_have_to_fit_together()
    {
        using var file = new Sample("a\tb\nc\td\n");
        foreach (var wrong in new BatchOptions[] { new() { MaxLength = 1 }, new() { Window = 0 }, new() { TokensPerBatch = 63 } })
        {
            Assert.That(
                () => new TranslationData(Corpus.Pairs(file.Path), new Letters(), new Letters(), wrong),
                Throws.InstanceOf<ArgumentException>(),
                $"{wrong}");
        }
    }

    private static string Lines(int count) => string.Concat(Enumerable.Range(0, count).Select(
        i => $"{new string((char)('a' + (i % 26)), 1 + (i % 13))}\t{new string((char)('a' + (i % 25)), 1 + (i % 11))}bcdefg\n"));

    private static string Text(TranslationBatch batch) => string.Join('|', Rows(batch.Source).Concat(Rows(batch.Target)));

    private static string[] Rows(TorchSharp.torch.Tensor tensor) =>
        [.. tensor.unbind(0).Select(row => string.Join(' ', row.data<long>().ToArray()))];
}
