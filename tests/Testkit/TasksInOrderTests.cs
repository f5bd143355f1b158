using FluentAssertions;
using Katas.Testkit;
using NUnit.Framework;
using NUnit.Framework.Internal;

namespace Katas.Tests.Testkit;

public class TasksInOrderTests
{
    [Test]
    public void Fixtures_are_listed_in_the_order_of_their_tasks()
    {
        var lesson = new TestSuite("Lesson03");
        lesson.Add(Fixture("Beta", "03.2"));
        lesson.Add(Fixture("Alpha", "03.10"));
        lesson.Add(Fixture("Gamma", "03.1"));

        new TasksInOrderAttribute().ApplyToTest(lesson);
        lesson.Sort();

        lesson.Tests.Select(test => test.Name).Should().Equal("Gamma", "Beta", "Alpha");
    }

    [Test]
    public void A_test_carries_the_id_of_its_task_and_so_does_each_of_its_cases()
    {
        var test = new TestSuite("New_vectors_are_small");
        test.Properties.Set(ForTaskAttribute.PropertyName, "03.9");
        test.Add(new TestSuite("New_vectors_are_small(\"relative_keys\",30)"));

        new TasksInOrderAttribute().ApplyToTest(test);

        test.Name.Should().Be("03.09 New vectors are small");
        test.Tests[0].Name.Should().Be("03.09 New vectors are small(\"relative_keys\",30)");
    }

    private static TestSuite Fixture(string name, string id)
    {
        var test = new TestSuite($"{name}_does_something");
        test.Properties.Set(ForTaskAttribute.PropertyName, id);
        var fixture = new TestSuite(name);
        fixture.Add(test);
        return fixture;
    }
}
