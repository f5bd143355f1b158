using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace Katas.Tests.Data;

/// <summary>The stories of lesson 08: what is decided early in each of them holds to its end.</summary>
public partial class StoryCorpusTests
{
    private const string Women = "Anna Clara Emma Greta Ida Julia Laura Maria Nina Olga Rosa Sarah Tina Vera Zoe Mara";

    private const string Men = "Adam Ben David Felix Henry Jonas Karl Leon Martin Nils Oscar Peter Robert Simon Tom Victor";

    private static readonly string[] s_plurals = ["cats", "dogs", "geese", "hens", "goats", "mice", "ponies", "rabbits"];

    private static readonly string[] s_singulars = ["cat", "dog", "goose", "hen", "goat", "mouse", "pony", "rabbit"];

    private static readonly string[] s_numbers = "one two three four five six seven eight nine ten".Split(' ');

    private static readonly Dictionary<string, string> s_places = new()
    {
        ["king"] = "castle", ["queen"] = "palace", ["miller"] = "windmill", ["captain"] = "ship", ["teacher"] = "school",
        ["priest"] = "chapel", ["doctor"] = "hospital", ["witch"] = "cave", ["giant"] = "mountain", ["nurse"] = "village",
    };

    private static readonly string[] s_train = Read("train");

    private static readonly string[] s_heldOut = Read("heldout");

    private static readonly string[] s_all = [.. s_train, .. s_heldOut];

    [Test]
    public void There_are_enough_and_none_twice()
    {
        s_train.Should().HaveCount(1100);
        s_heldOut.Should().HaveCount(150);
        s_all.Should().OnlyHaveUniqueItems();
        s_train.Sum(story => story.Split(' ').Length).Should().BeGreaterThan(120_000);
    }

    [Test]
    public void No_held_out_word_is_new()
    {
        var known = s_train.SelectMany(Words).ToHashSet();
        s_heldOut.SelectMany(Words).Should().OnlyContain(word => known.Contains(word));
    }

    [Test]
    public void Quotes_close()
    {
        foreach (string story in s_all)
        {
            string[] parts = story.Split('"');
            (parts.Length % 2).Should().Be(1, story);

            // What is inside begins and ends without a space; what is outside, with one.
            for (int i = 1; i < parts.Length; i += 2)
            {
                parts[i].Should().MatchRegex(@"^\S.*[.,?!]$", story);
                (parts[i - 1].Length == 0 || parts[i - 1][^1] == ' ').Should().BeTrue(story);
            }
        }
    }

    [Test]
    public void Two_people_who_stay_the_same()
    {
        var names = $"{Women} {Men}".Split(' ').ToHashSet();
        foreach (string story in s_all)
        {
            Words(story).Where(names.Contains).Distinct().Should().HaveCount(2, story);
        }
    }

    [Test]
    public void He_and_she_are_who_they_were_said_to_be()
    {
        int checkedOnes = 0;
        foreach (string story in s_all)
        {
            foreach (Match match in Opening().Matches(story))
            {
                bool woman = Women.Split(' ').Contains(match.Groups["name"].Value);
                match.Groups["pronoun"].Value.ToLowerInvariant().Split(' ')[^1].Should().BeOneOf(woman ? ["she", "her"] : ["he", "him", "his"], story);
                checkedOnes++;
            }
        }

        checkedOnes.Should().BeGreaterThan(1_000);
    }

    [Test]
    public void One_animal_was_and_several_were()
    {
        int checkedOnes = 0;
        foreach (string story in s_all)
        {
            var match = Herd().Match(story);
            bool one = match.Groups["count"].Value is "a" or "an";
            string animal = match.Groups["animal"].Value;
            (one ? s_singulars : s_plurals).Should().Contain(animal, story);
            foreach (Match verb in Regex.Matches(story, $@"\b[Tt]he (\w+ )?{animal}( behind the (flowers|door)|, which loved \w+,)? (?<verb>was|were)\b"))
            {
                verb.Groups["verb"].Value.Should().Be(one ? "was" : "were", story);
                checkedOnes++;
            }
        }

        checkedOnes.Should().BeGreaterThan(1_000);
    }

    [Test]
    public void Numbers_add_up()
    {
        int checkedOnes = 0;
        foreach (string story in s_all)
        {
            foreach (Match match in Sharing().Matches(story))
            {
                int Number(string group) => Array.IndexOf(s_numbers, match.Groups[group].Value) + 1;
                (Number("given") + Number("kept")).Should().Be(Number("all"), story);
                checkedOnes++;
            }
        }

        checkedOnes.Should().BeGreaterThan(500);
    }

    [Test]
    public void Whoever_owns_the_thing_is_met_where_they_live_and_gets_that_thing()
    {
        foreach (string story in s_all)
        {
            var owner = Owner().Match(story);
            owner.Success.Should().BeTrue(story);
            foreach (var (person, place) in s_places)
            {
                story.Contains($" {person}").Should().Be(person == owner.Groups["owner"].Value, story);
                if (person != owner.Groups["owner"].Value)
                {
                    Words(story).Should().NotContain(place, story);
                }
            }

            string thing = Found().Match(story).Groups["thing"].Value;
            Regex.Matches(story, $@"\b{thing}\b").Count.Should().BeGreaterThanOrEqualTo(2, story);
        }
    }

    private static string[] Read(string split) =>
        File.ReadAllLines(Path.Combine(Repository.Root, "data", $"lesson08-stories-{split}.txt"));

    private static string[] Words(string story) =>
        story.Split([' ', '.', ',', '!', '?', '"', '\''], StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^[^.]*\b(?:lived|called) (?<name>[A-Z]\w+),[^.]*[.] (?<pronoun>She|He|With her|With him|Her|His) |^(?<name>[A-Z]\w+) was [^.]*[.] (?<pronoun>She|He) ")]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?:[Hh]e had|[Ww]ith (?:her|him) lived) (?<count>an?|two|three|four) \w+ (?<animal>\w+)[.]")]
    private static partial Regex Herd();

    [GeneratedRegex(@"gave \w+ (?<all>\w+) \w+[.] (?:He|She) gave (?<given>\w+) of them to \w+ and kept (?<kept>\w+)[.]|gave \w+ (?<all>\w+) \w+[.] \w+ got (?<given>\w+) of the \w+, and \w+ kept (?<kept>\w+)[.]")]
    private static partial Regex Sharing();

    [GeneratedRegex(@"(?:belongs to the (?<owner>\w+)|it is the (?<owner>\w+)'s)")]
    private static partial Regex Owner();

    [GeneratedRegex(@"(?:found an? \w+ (?<thing>\w+) |It was an? \w+ (?<thing>\w+)!)")]
    private static partial Regex Found();
}
