extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using Reference = reference::Katas.Lesson08;

namespace Katas.Lesson08.Tests;

public class BucketingTests
{
    [Test, ForTask("08.5")]
    public void Sequences_of_about_the_same_length_come_together() => ListAssert.Same(
        InOrder([5, 1, 3, 2, 5, 1, 4], 8),
        ["1 1 2", "3 4", "5", "5"],
        "lengths in batches of at most 8 places, from lengths 5 1 3 2 5 1 4",
        (["1 1 2 3", "4", "5", "5"], "padding takes places, too: a batch is as wide as its longest sequence"),
        (["5", "1", "3 2", "5", "1 4"], "the sequences are in the order that they came in; sort by length first"),
        (["1 1 2", "3", "4", "5", "5"], "a batch that has exactly as many places as the budget is one that fits"),
        (["1 1 2", "3 4", "5"], "the last batch is missing"),
        (["1 1", "2 3", "4", "5", "5"], "how many fit is asked of the sequences, and not of their places"),
        (["5", "5", "4 3", "2 1 1"], "the longest come first; asked for are the shortest"));

    [Test, ForTask("08.5")]
    public void The_budget_is_of_places_and_not_of_sequences() => ListAssert.Same(
        InOrder([1, 1, 1, 1, 1, 1, 7, 7], 7),
        ["1 1 1 1 1 1", "7", "7"],
        "lengths in batches of at most 7 places, from six of length 1 and two of 7");

    [Test, ForTask("08.5")]
    public void Everything_in_one_batch_if_it_fits()
    {
        ListAssert.Same(InOrder([2, 3, 1], 9), ["1 2 3"], "lengths 2, 3 and 1 in batches of at most 9 places");
        ListAssert.Same(InOrder([2, 3, 1], 8), ["1 2", "3"], "lengths 2, 3 and 1 in batches of at most 8 places");
        ListAssert.Same(InOrder([4], 4), ["4"], "length 4 in batches of at most 4 places");
        ListAssert.Same(InOrder([], 4), [], "nothing in batches of at most 4 places");
    }

    [Test, ForTask("08.5")]
    public void What_exceeds_the_budget_alone_has_a_batch_of_its_own()
    {
        ListAssert.Same(
            InOrder([9, 1, 12, 2], 4),
            ["1 2", "9", "12"],
            "lengths 9, 1, 12 and 2 in batches of at most 4 places",
            (["1 2"], "sequences that are longer than the budget are lost"));
        ListAssert.Same(
            InOrder([12, 9], 4),
            ["9", "12"],
            "lengths 12 and 9 in batches of at most 4 places",
            (["", "9", "12"], "an empty batch is made: there was nothing yet to be closed"));
    }

    [Test, ForTask("08.5")]
    public void Each_sequence_is_in_one_batch_and_none_is_too_large()
    {
        foreach (int seed in new[] { 1, 2, 3 })
        {
            var examples = Examples(seed, 500);
            var batches = Bucketing.Batches(examples, example => example.Length, 64, new Random(seed));

            ListAssert.Same(
                batches.SelectMany(batch => batch).Select(example => example.Name).Order(),
                examples.Select(example => example.Name).Order(),
                "names of all sequences in all batches, sorted");
            Assert.That(
                batches.Max(batch => batch.Length * batch.Max(example => example.Length)),
                Is.LessThanOrEqualTo(64),
                "places of the largest batch");
        }
    }

    [Test, ForTask("08.5")]
    public void Shuffling_leaves_lengths_together() => ListAssert.Same(
        Lengths(Bucketing.Batches(Examples(4, 500), example => example.Length, 64, new Random(4))).Order(),
        Lengths(Reference.Bucketing.Batches(Examples(4, 500), example => example.Length, 64, null)).Order(),
        "lengths in batches of at most 64 places, sorted; shuffled, and in order");

    [Test, ForTask("08.5")]
    public void Batches_come_in_an_order_of_their_own()
    {
        var batches = Bucketing.Batches(Examples(5, 500), example => example.Length, 64, new Random(5));
        int[] longest = [.. batches.Select(batch => batch.Max(example => example.Length))];
        int rising = longest.Zip(longest.Skip(1)).Count(pair => pair.First <= pair.Second);

        Assert.That(
            rising,
            Is.InRange(longest.Length / 4, 3 * longest.Length / 4),
            $"how often a batch is at least as long as the one before it, of {longest.Length}: with all short ones "
            + "first, a model would see nothing but short sentences for half an epoch. Shuffle the batches once they "
            + "are made.");
    }

    [Test, ForTask("08.5")]
    public void Order_and_company_follow_from_the_generator()
    {
        string once = Names(6);
        string again = Names(6);
        string other = Names(7);

        Assert.That(
            again,
            Is.EqualTo(once),
            "batches of the same sequences with an equal generator; all randomness has to come from the one passed in");
        Assert.That(other, Is.Not.EqualTo(once), "batches of the same sequences with a generator of another seed");
    }

    [Test, ForTask("08.5")]
    public void Equally_long_sequences_meet_others_each_time()
    {
        int[] names = [.. Enumerable.Range(0, 100)];
        string[] once = Sets(8);
        string[] again = Sets(9);

        Assert.That(
            once.Intersect(again).Count(),
            Is.LessThan(once.Length / 2),
            $"how many of {once.Length} batches of equally long sequences are the same with another generator; which "
            + "sequences come together should change, and not only the order of the batches");

        string[] Sets(int seed) =>
        [
            .. Bucketing.Batches(names, _ => 3, 15, new Random(seed))
                .Select(batch => string.Join(' ', batch.Order()))
                .Order(),
        ];
    }

    [Test, ForTask("08.5")]
    public void Without_a_generator_equals_stay_in_order()
    {
        (string, int)[] examples = [("a", 2), ("b", 1), ("c", 2), ("d", 1), ("e", 2)];

        ListAssert.Same(
            Bucketing.Batches(examples, example => example.Item2, 4, null)
                .Select(batch => string.Concat(batch.Select(example => example.Item1))),
            ["bd", "ac", "e"],
            "names in batches of at most 4 places, from a 2, b 1, c 2, d 1, e 2");
    }

    [Test, ForTask("08.5")]
    public void Without_a_generator_equals_stay_in_order_however_many_there_are()
    {
        // Up to 16 elements, Array.Sort and List.Sort happen to leave equals in order; beyond, they do not.
        int[] names = [.. Enumerable.Range(0, 200)];

        ListAssert.Same(
            Bucketing.Batches(names, name => 1 + (name % 3), 6, null).SelectMany(batch => batch),
            names.OrderBy(name => name % 3),
            "names 0 to 199 in the order of their batches, their lengths being 1, 2, 3, 1, 2, 3 and so on; equally "
            + "long ones stay in order (a sort that is not stable changes it)");
    }

    [Test, ForTask("08.5")]
    public void The_list_is_left_as_it_was()
    {
        foreach (var random in new[] { new Random(1), null })
        {
            var examples = Examples(10, 50);
            var copy = examples.ToArray();
            var array = examples.ToArray();

            Bucketing.Batches(examples, example => example.Length, 64, random);
            Bucketing.Batches(array, example => example.Length, 64, random);

            string how = random is null ? "without a generator" : "with a generator";
            ListAssert.Same(
                examples, copy, $"the sequences of a list after the call, {how}; the list belongs to the caller");
            ListAssert.Same(
                array, copy, $"the sequences of an array after the call, {how}; the array belongs to the caller");
        }
    }

    [Test, ForTask("08.5")]
    public void Places_may_be_more_than_an_int_holds() => ListAssert.Same(
        InOrder([1_200_000_000, 1_200_000_000, 1], int.MaxValue),
        ["1", "1200000000", "1200000000"],
        "lengths 1,200,000,000 (twice) and 1 in batches of at most 2,147,483,647 places",
        (["1 1200000000 1200000000"], "sequences times length is more than an int holds, and turned negative"),
        (["1", "1200000000 1200000000"], "sequences times length is more than an int holds, and turned negative"));

    [Test, ForTask("08.5")]
    public void An_epoch_holds_each_pair_once_and_epochs_differ()
    {
        string path = Path.GetTempFileName();
        try
        {
            string[] sources =
            [
                .. Enumerable.Range(0, 300).Select(i => $"{Letter(i % 26)}{Letter(i / 26)}{new string('z', i % 7)}"),
            ];
            File.WriteAllLines(path, sources.Select(source => $"{source}\tx{source}"));
            var options = new BatchOptions { TokensPerBatch = 100, MaxLength = 12, Window = 128, Seed = 3 };
            var data = new TranslationData(Corpus.Pairs(path), new Letters(), new Letters(), options);

            var (first, again, second) = (Epoch(data, 0), Epoch(data, 0), Epoch(data, 1));

            ListAssert.Same(
                first.SelectMany(batch => batch.Split(' ')).Order(StringComparer.Ordinal),
                sources.Order(StringComparer.Ordinal),
                "all sentences of an epoch, sorted");
            ListAssert.Same(again, first, "batches of an epoch that is gone through again");
            Assert.That(second, Is.Not.EqualTo(first), "batches of the next epoch");
            Assert.That(data.Counts.PaddingRatio, Is.LessThan(0.1), "the part of all places that is padding");
        }
        finally
        {
            File.Delete(path);
        }

        static char Letter(int number) => (char)('a' + number);

        static string[] Epoch(TranslationData data, int epoch)
        {
            var letters = new Letters();
            return
            [
                .. data.Epoch(epoch).Select(batch => string.Join(
                    ' ', batch.Source.unbind(0).Select(row => letters.Decode(row.data<long>().ToArray())))),
            ];
        }
    }

    [Test, ForTask("08.5")]
    public void What_does_not_fit_is_refused() => ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
        () => Bucketing.Batches([1, 2], length => length, 0, null), "budget", "it is 0");

    private static IEnumerable<string> InOrder(int[] lengths, int budget) =>
        Bucketing.Batches(lengths, length => length, budget, null).Select(batch => string.Join(' ', batch));

    private static List<(string Name, int Length)> Examples(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => ($"n{i}", random.Next(1, 21)))];
    }

    private static IEnumerable<string> Lengths(IEnumerable<(string Name, int Length)[]> batches) =>
        batches.Select(batch => string.Join(' ', batch.Select(example => example.Length).Order()));

    private static string Names(int seed) => string.Join(
        '|',
        Bucketing.Batches(Examples(6, 200), example => example.Length, 64, new Random(seed))
            .Select(batch => string.Join(' ', batch.Select(example => example.Name))));
}
