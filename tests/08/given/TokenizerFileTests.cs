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
    public void Pieces_put_together_are_the_text()
    {
        foreach (string text in Texts.Random(5, 300))
        {
            Assert.That(string.Concat(Pieces.Of(text)), Is.EqualTo(text));
        }
    }
}
