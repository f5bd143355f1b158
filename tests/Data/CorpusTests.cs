using FluentAssertions;
using Katas.Data;
using Katas.Lesson05.Demos;
using NUnit.Framework;

namespace Katas.Tests.Data;

/// <summary>The corpora of lesson 05: what the generator writes, and that no bag of words can solve them.</summary>
public class CorpusTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "data");

    private static readonly string[] s_twoClasses = ["sentiment", "agreement"];

    [Test]
    public void The_files_are_what_the_generator_writes()
    {
        foreach (var file in CorpusFile.All())
        {
            string there = File.ReadAllText(Path.Combine(s_folder, file.Name)).ReplaceLineEndings("\n");
            (there == file.Text).Should().BeTrue($"the generator in data/generator should write {file.Name} like that");
        }
    }

    [Test]
    public void They_are_small()
    {
        long bytes = Directory.GetFiles(s_folder, "lesson05-*").Sum(path => new FileInfo(path).Length);
        bytes.Should().BeLessThan(1_000_000);
    }

    [TestCaseSource(nameof(s_twoClasses))]
    public void There_is_enough_to_learn_from_and_nothing_twice(string name)
    {
        var corpus = Corpus.Own(s_folder, name, tagging: false);

        corpus.TrainSentences.Should().HaveCountGreaterThanOrEqualTo(2000);
        corpus.HeldOutSentences.Should().HaveCount(400);
        var texts = corpus.TrainSentences.Concat(corpus.HeldOutSentences).Select(Text).ToList();
        texts.Should().OnlyHaveUniqueItems("a held-out sentence must not have been learned");
        corpus.HeldOutSentences.CountBy(sentence => sentence.Labels[0])
            .Should().OnlyContain(label => label.Value == 200);
    }

    [TestCaseSource(nameof(s_twoClasses))]
    public void Whatever_a_bag_of_words_answers_it_is_right_on_half_of_the_held_out_sentences(string name)
    {
        // Each bag comes with both labels equally often: the best answer to it is right on half of its sentences.
        var corpus = Corpus.Own(s_folder, name, tagging: false);
        double best = corpus.HeldOutSentences.GroupBy(Bag)
            .Sum(bag => bag.CountBy(sentence => sentence.Labels[0]).Max(label => label.Value));

        (best / corpus.HeldOutSentences.Count).Should().Be(0.5);
    }

    [TestCaseSource(nameof(s_twoClasses))]
    public void Held_out_sentences_mention_people_that_training_never_does(string name)
    {
        var corpus = Corpus.Own(s_folder, name, tagging: false);

        corpus.HeldOutSentences.Should().OnlyContain(
            sentence => sentence.Words.Any(word => !corpus.Vocabulary.Knows(word)), "each names somebody");
    }

    [Test]
    public void Most_training_sentences_have_a_twin_too()
    {
        foreach (string name in s_twoClasses)
        {
            var corpus = Corpus.Own(s_folder, name, tagging: false);
            double twins = corpus.TrainSentences.GroupBy(Bag)
                .Where(bag => bag.Select(sentence => sentence.Labels[0]).Distinct().Count() == 2)
                .Sum(bag => bag.Count());

            (twins / corpus.TrainSentences.Count).Should().BeInRange(0.6, 0.75, "the others teach the words");
        }
    }

    [Test]
    public void Names_are_new_and_the_word_and_its_bag_tell_at_most_every_second_one()
    {
        var corpus = Corpus.Own(s_folder, "names", tagging: true);

        corpus.TrainSentences.Should().HaveCountGreaterThanOrEqualTo(2000);
        var names = Names(corpus.HeldOutSentences).ToList();
        names.Should().OnlyContain(name => !corpus.Vocabulary.Knows(name.Word));
        double best = names.GroupBy(name => (name.Word, name.Bag))
            .Sum(group => group.CountBy(name => name.Tag).Max(tag => tag.Value));
        (best / names.Count).Should().BeLessThanOrEqualTo(0.5);
    }

    [Test]
    public void The_seeded_choices_are_those_that_they_were()
    {
        // SplitMix64 from 42: the first outputs, as the paper's algorithm gives them on any machine.
        var random = new SeededRandom(42);
        Enumerable.Range(0, 6).Select(_ => random.Below(1000)).Should().Equal(FirstOfSeed42());
        new SeededRandom(1).Shuffled(Enumerable.Range(0, 20).ToList()).Should().BeEquivalentTo(Enumerable.Range(0, 20));

        static int[] FirstOfSeed42()
        {
            var state = new UInt128(0, 42);
            var mask = new UInt128(0, ulong.MaxValue);
            return [.. Enumerable.Range(0, 6).Select(_ =>
            {
                state = (state + 0x9E3779B97F4A7C15) & mask;
                var z = state;
                z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask;
                z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask;
                return (int)((z ^ (z >> 31)) % 1000);
            })];
        }
    }

    /// <summary>The words that take the place of a name in a template, with the words around them.</summary>
    private static IEnumerable<(string Word, string Bag, string Tag)> Names(IEnumerable<Sentence> sentences) =>
        from sentence in sentences
        from place in Enumerable.Range(0, sentence.Words.Count)
        where Words.Names(Split.HeldOut).Contains(sentence.Words[place])
        select (sentence.Words[place], Bag(sentence), sentence.Labels[place]);

    private static string Text(Sentence sentence) => string.Join(' ', sentence.Words);

    private static string Bag(Sentence sentence) => string.Join(' ', sentence.Words.Order(StringComparer.Ordinal));
}
