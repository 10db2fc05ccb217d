/** The development server hands the API's addresses on; not PORT, which it reads for itself. */
export default { '/api': { target: `http://127.0.0.1:${process.env.API_PORT ?? 3001}`, secure: false } };
