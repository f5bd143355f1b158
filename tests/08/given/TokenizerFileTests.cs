using Katas.Testkit;
using NUnit.Framework;

namespace Katas.Lesson08.Tests;

/// <summary>What lesson 08 gives around its tasks: tokenizers with their files.</summary>
public class TokenizerFileTests
{
    [Test, ForTask("08.0")]
    public void Words_that_are_not_in_the_vocabulary_are_unknown()
    {
        var tokenizer = WordTokenizer.Train(["the cat sat.", "the cat", "the"], minimumCount: 2);

        Assert.That(tokenizer.Vocabulary.Tokens.Skip(4), Is.EqualTo(new[] { "the", "cat" }));
        Assert.That(tokenizer.Encode("The cat, the dog"), Is.EqualTo(new long[] { 1, 5, 1, 4, 1 }));
        Assert.That(tokenizer.Decode([2, 4, 1, 5, 3, 0, 0]), Is.EqualTo("the <unk> cat"));
    }

    [Test, ForTask("08.0")]
    public void Any_bytes_can_be_read()
    {
        var tokenizer = BytePairTokenizer.Train(["été"], 261); // the bytes and one pair: those of é
        long[] all = [.. Enumerable.Range(4, 256).Select(id => (long)id)];
        long Byte(int value) => tokenizer.Vocabulary.Id(ByteAlphabet.Symbols.Single(s => ByteAlphabet.Bytes(s)[0] == value));

        Assert.That(tokenizer.Bytes(all).Order(), Is.EqualTo(Enumerable.Range(0, 256).Select(value => (byte)value)));
        Assert.That(tokenizer.Decode([260]), Is.EqualTo("é"));
        Assert.That(tokenizer.Decode([Byte(0xC3), Byte(0xA9)]), Is.EqualTo("é"), "a character of two tokens");
        Assert.That(tokenizer.Decode([Byte(0xC3), Byte('a'), Byte(0xA9)]), Is.EqualTo("\uFFFDa\uFFFD"), "halves");
        Assert.That(tokenizer.Decode([2, Byte('a'), 1, 3, 0]), Is.EqualTo("a\uFFFD"), "special tokens");
        Assert.That(() => tokenizer.Decode([261]), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test, ForTask("08.0")]
    public void Files_bring_a_tokenizer_back()
    {
        using var folder = new TestFolder();
        var tokenizer = BytePairTokenizer.Train(Texts.Random(1, 400), 600);
        var words = WordTokenizer.Train(Texts.Random(2, 400).Concat(Texts.Sentences)).Vocabulary;
        string path = Path.Combine(folder.Path, "words.txt");

        tokenizer.Save(folder.Path);
        words.Save(path);

        Assert.That(BytePairTokenizer.Load(folder.Path).Vocabulary.Tokens, Is.EqualTo(tokenizer.Vocabulary.Tokens));
        Assert.That(Vocabulary.Load(path).Tokens, Is.EqualTo(words.Tokens));
        Assert.That(
            File.ReadLines(Path.Combine(folder.Path, "merges.txt")).Skip(1).First(),
            Is.EqualTo(tokenizer.Merges[0].ToString()),
            "the first merge, to be read by people");
        Assert.That(
            Directory.GetFiles(folder.Path).Select(Path.GetFileName),
            Is.EquivalentTo(new[] { "vocab.json", "merges.txt", "words.txt" }));
    }

    [Test, ForTask("08.0")]
    public void Files_are_for_people_to_read()
    {
        using var folder = new TestFolder();
        string inner = Path.Combine(folder.Path, "made", "when needed");
        new BytePairTokenizer([new("t", "h")]).Save(inner);
        new Vocabulary([.. Vocabulary.Specials, "été"]).Save(Path.Combine(inner, "words.txt"));

        string[] tokens = File.ReadAllLines(Path.Combine(inner, "vocab.json"));
        Assert.That(tokens, Has.Length.EqualTo(261 + 2), "a line for each token, and one for each brace");
        Assert.That(tokens.Take(3), Is.EqualTo(new[] { "{", "\"<pad>\": 0,", "\"<unk>\": 1," }));
        Assert.That(
            File.ReadAllBytes(Path.Combine(inner, "merges.txt")), Is.EqualTo("#version: 0.2\nt h\n"u8.ToArray()), "merges");
        Assert.That(
            File.ReadAllBytes(Path.Combine(inner, "words.txt")),
            Is.EqualTo("<pad>\n<unk>\n<s>\n</s>\nété\n"u8.ToArray()),
            "words, without a byte order mark");
    }

    [Test, ForTask("08.0")]
    public void Files_take_the_place_of_those_before()
    {
        using var folder = new TestFolder();
        new BytePairTokenizer([new("t", "h")]).Save(folder.Path);
        new BytePairTokenizer([new("h", "e"), new("t", "he")]).Save(folder.Path);

        Assert.That(BytePairTokenizer.Load(folder.Path).Merges.Last().Merged, Is.EqualTo("the"));
    }

    [Test, ForTask("08.0")]
    public void Blank_lines_between_merges_are_left_out()
    {
        using var folder = new TestFolder();
        new BytePairTokenizer([new("t", "h"), new("th", "e")]).Save(folder.Path);
        File.WriteAllText(Path.Combine(folder.Path, "merges.txt"), "t h\n\nth e\n");

        Assert.That(BytePairTokenizer.Load(folder.Path).Merges, Is.EqualTo(new BytePair[] { new("t", "h"), new("th", "e") }));
    }

    [TestCase("\"<pad>\": 0", "\"<pod>\": 0", "has not the token \"<pad>\" with id 0", TestName = "A token that is called otherwise")]
    [TestCase("\"t\": 87", "\"t\": 75", "has not the token \"t\" with id 87", TestName = "A token with the id of another")]
    [ForTask("08.0")]
    public void Ids_have_to_be_those_of_the_merges(string before, string after, string message)
    {
        using var folder = new TestFolder();
        string path = Path.Combine(folder.Path, "vocab.json");
        new BytePairTokenizer([new("t", "h")]).Save(folder.Path);
        string text = File.ReadAllText(path);
        Assert.That(text, Does.Contain(before), "what is to be changed");
        File.WriteAllText(path, text.Replace(before, after));

        Assert.That(
            () => BytePairTokenizer.Load(folder.Path), Throws.TypeOf<FormatException>().With.Message.Contains(message));
    }

    [Test, ForTask("08.0")]
    public void A_vocabulary_has_no_more_tokens_than_asked_for()
    {
        foreach (int size in new[] { 260, 261, 300 })
        {
            Assert.That(BytePairTokenizer.Train(Texts.Random(1, 400), size).VocabularySize, Is.EqualTo(size));
        }
    }

    [Test, ForTask("08.0")]
    public void Pieces_are_counted_over_all_texts() => Assert.That(
        Pieces.Count(["the cat, the", " the cat"]),
        Is.EquivalentTo(new Dictionary<string, long> { ["the"] = 1, ["Ġcat"] = 2, [","] = 1, ["Ġthe"] = 2 }));

    [TestCase("merges.txt", "x", "merges.txt, line 1 is \"x\"; expected two symbols with a blank between them.")]
    [TestCase("merges.txt", "t h e", "merges.txt, line 1 is \"t h e\"; expected two symbols with a blank between them.")]
    [TestCase("merges.txt", "th e", "merges.txt: Merge 1, \"th e\", has a symbol that no merge before it makes.")]
    [TestCase("merges.txt", "t h\nt h", "merges.txt: Merge 2, \"t h\", is there already.")]
    [TestCase("merges.txt", "h e", "vocab.json has not the token \"he\" with id 260, as the merges of merges.txt ask for.")]
    [TestCase("merges.txt", "t h\nth e", "vocab.json has 261 tokens; with the merges of merges.txt there are 262.")]
    [TestCase("vocab.json", "{\"a\": 1", "vocab.json is not a list of tokens and their ids in JSON")]
    [TestCase("vocab.json", "", "vocab.json is not a list of tokens and their ids in JSON")]
    [ForTask("08.0")]
    public void Damaged_files_are_refused(string name, string content, string message)
    {
        using var folder = new TestFolder();
        new BytePairTokenizer([new("t", "h")]).Save(folder.Path);
        File.WriteAllText(Path.Combine(folder.Path, name), content);

        Assert.That(
            () => BytePairTokenizer.Load(folder.Path),
            Throws.TypeOf<FormatException>().With.Message.StartsWith(message));
    }

    [TestCase("a\nb\n", "words.txt is not a vocabulary. The tokens begin with a b; expected the special tokens")]
    [TestCase("<pad>\n<unk>\n<s>\n</s>\na\na\n", "words.txt is not a vocabulary. Token 5, \"a\", is token 4 already")]
    [ForTask("08.0")]
    public void A_damaged_vocabulary_is_refused(string content, string message)
    {
        using var folder = new TestFolder();
        string path = Path.Combine(folder.Path, "words.txt");
        File.WriteAllText(path, content);

        Assert.That(() => Vocabulary.Load(path), Throws.TypeOf<FormatException>().With.Message.StartsWith(message));
    }

    [Test, ForTask("08.0")]
    public void A_vocabulary_in_another_encoding_is_refused()
    {
        using var folder = new TestFolder();
        string path = Path.Combine(folder.Path, "words.txt");
        File.WriteAllBytes(path, [.. "<pad>\n<unk>\n<s>\n</s>\n"u8, 0xE9, (byte)'\n']);

        Assert.That(
            () => Vocabulary.Load(path),
            Throws.TypeOf<FormatException>().With.Message.EqualTo("words.txt is not text in UTF-8."));
    }

    [Test, ForTask("08.0")]
    public void Pieces_put_together_are_the_text()
    {
        foreach (string text in Texts.Random(5, 300))
        {
            Assert.That(string.Concat(Pieces.Of(text)), Is.EqualTo(text));
        }
    }
}
