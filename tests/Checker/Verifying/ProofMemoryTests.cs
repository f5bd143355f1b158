using FluentAssertions;
using Katas.Checker.Verifying;
using NUnit.Framework;

namespace Katas.Tests.Checker.Verifying;

/// <summary>What is remembered comes back as it was, or not at all.</summary>
public sealed class ProofMemoryTests
{
    private static readonly IReadOnlyList<Proof> Proofs =
        [new("91", ProofKind.Mistake, "91.1 squared", null), new("91", ProofKind.Diagnosis, "91.1 squared", null)];

    private SampleBook sample;

    private ProofMemory Memory => new(sample.Book);

    private string StoredFile => sample.PathOf(".katas/proved/91-stubs.json");

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public void Proofs_come_back_under_the_same_key()
    {
        Memory.Remember("91-stubs", "key", Proofs);

        Memory.Recall("91-stubs", "key").Should().Equal(Proofs);
    }

    [Test]
    public void Under_another_key_or_of_another_piece_nothing_is_known()
    {
        Memory.Remember("91-stubs", "key", Proofs);

        Memory.Recall("91-stubs", "other").Should().BeNull();
        Memory.Recall("91-solution", "key").Should().BeNull();
    }

    [Test]
    public void What_is_forgotten_is_gone()
    {
        Memory.Remember("91-stubs", "key", Proofs);
        Memory.Forget("91-stubs");

        Memory.Recall("91-stubs", "key").Should().BeNull();
    }

    [Test]
    public void A_file_that_reads_otherwise_than_it_was_written_counts_as_nothing([Values("cut", "changed", "empty", "nonsense", "binary")] string how)
    {
        Memory.Remember("91-stubs", "key", Proofs);
        string text = File.ReadAllText(StoredFile);
        File.WriteAllText(StoredFile, how switch
        {
            "cut" => text[..^20],
            "changed" => text.Replace("squared", "doubled"),
            "empty" => "",
            "nonsense" => "{ \"key\": true }\nkey\n[]",
            _ => "\0\u0001\0",
        });

        Memory.Recall("91-stubs", "key").Should().BeNull();
    }

    [Test]
    public void A_place_that_can_not_be_written_to_costs_a_sentence_and_nothing_else()
    {
        sample.Write(".katas/proved", "a file where the folder should be");
        var memory = Memory;

        memory.Remember("91-stubs", "key", Proofs);
        memory.Forget("91-stubs");

        memory.Recall("91-stubs", "key").Should().BeNull();
        memory.Trouble.Should().StartWith("What was proved can't be remembered");
    }

    [Test]
    public void Nothing_half_written_is_left_beside_it()
    {
        Memory.Remember("91-stubs", "key", Proofs);
        Memory.Remember("91-stubs", "other", Proofs);

        Directory.GetFiles(Path.GetDirectoryName(StoredFile)!).Should().Equal(StoredFile);
    }
}
