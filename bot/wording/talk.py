"""What the bot says to small talk: one short sentence a topic, never a fact of an article."""

from bot.wording.catalogue import Say, marked
from knowledge.models import Talk

_SENTENCES = {
    Talk.GREETING: marked("Hello! Ask me about the article; /source says what it is about."),
    Talk.THANKS: marked("You're welcome! Ask on whenever you like."),
    Talk.BYE: marked("Goodbye! Come back whenever you have a question."),
    Talk.IDENTITY: marked(
        "I am Yinju, a program that answers questions about articles with word-for-word quotes. I am no person and no"
        " language model."
    ),
    Talk.ABILITY: marked(
        "I answer questions about the article with quotes from it: numbers, people, dates, reasons, or what it says."
        " /help shows what else you can type."
    ),
    Talk.LANGUAGES: marked(
        "I read and write Chinese, Simplified and Traditional, and English; pinyin works for asking too. I do not speak"
        " others. /language fixes the language of replies."
    ),
    Talk.LAUGHTER: marked("Glad you are having fun! Is there something you would like to know from the article?"),
    Talk.PRAISE: marked("Thank you, that is kind! What else would you like to know?"),
    Talk.ABUSE: marked(
        "Sorry to let you down. Try asking in other words; all that I answer is quoted from the article."
    ),
    Talk.FEELING: marked(
        "I am only a program, but thank you for telling me; be good to yourself. I am here to answer."
    ),
    Talk.APOLOGY: marked("No harm done! What would you like to know?"),
    Talk.AGREEMENT: marked("All right. Ask whenever you like."),
    Talk.DOUBT: marked("Every quote I show stands in the article word for word; the context button shows where."),
    Talk.JOKE: marked("That is not my trade: I only know what the articles say. Ask me about one!"),
    Talk.CHAT: marked("I am a program and lead a quiet life among articles. Ask me about one!"),
    Talk.INSTRUCTION: marked(
        "I have no instructions that a message could change or show: I only read it as a question about the article."
    ),
}


def talk(topic: Talk, say: Say) -> str:
    """The sentence for a topic."""
    return say(_SENTENCES[topic])
