using Katas.Lesson08;
using NUnit.Framework;

namespace Katas.Tests.Data;

/// <summary>Lesson 08's tokenizers on the workbook's own corpora.</summary>
public class TokenizerTests
{
    private static string[] Sentences { get; } =
    [
        .. new[] { "lesson05-sentiment-*", "lesson07-*", "lesson08-*" }
            .SelectMany(pattern => Directory.GetFiles(Path.Combine(Repository.Root, "data"), pattern))
            .SelectMany(File.ReadLines)
            .SelectMany(line => line.Split('\t')),
    ];

    [Test]
    public void Every_sentence_of_the_corpora_comes_back_from_its_words()
    {
        var tokenizer = WordTokenizer.Train(Sentences);

        Assert.That(Sentences, Has.Length.GreaterThan(5000), "sentences");
        Assert.That(
            Sentences.FirstOrDefault(sentence => tokenizer.Decode(tokenizer.Encode(sentence)) != sentence), Is.Null);
    }

    [Test]
    public void Every_sentence_of_the_corpora_comes_back_from_its_byte_pairs()
    {
        var tokenizer = BytePairTokenizer.Train(Sentences, 1000);

        Assert.That(tokenizer.VocabularySize, Is.EqualTo(1000));
        Assert.That(
            Sentences.FirstOrDefault(sentence => tokenizer.Decode(tokenizer.Encode(sentence)) != sentence), Is.Null);
        Assert.That(
            Sentences.Average(sentence => (double)sentence.Length / Math.Max(1, tokenizer.Encode(sentence).Length)),
            Is.GreaterThan(2.5),
            "characters a token");
    }
}
